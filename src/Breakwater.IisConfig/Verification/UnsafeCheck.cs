using Breakwater.Knowledge.Mitigations;

namespace Breakwater.IisConfig.Verification;

/// <summary>Settings that reopen fixed holes: each may be a deliberate workaround, so it is flagged and never removed unasked.</summary>
internal static class UnsafeCheck
{
    public static PartStanding Of(MitigationRecipe recipe, ServerObservations observed)
    {
        List<MitigationCheck> checks = [.. OverrideCheck.Unsafe(recipe.UnsafeOverrides, observed)];
        if (recipe.UnsafeSwitches.Count > 0)
        {
            checks.AddRange(Switches(recipe.UnsafeSwitches, observed.Registry));
        }

        return new PartStanding(checks.TrueForAll(c => c.Passed is null) ? null : true, null, checks);
    }

    private static IEnumerable<MitigationCheck> Switches(IReadOnlyList<UnsafeSwitch> switches, RegistryState? registry)
    {
        if (registry?.Diagnostics is not { } numbers)
        {
            return [new MitigationCheck("registry", null, Messages.SwitchesNotSeen(switches.Select(s => s.Name)))];
        }

        MitigationCheck[] found = [.. switches.Where(s => numbers.TryGetValue(s.Name, out var number) && number == s.Value).Select(s => registry.Check("registry", false, Messages.UnsafeSwitch(s.Name, s.Meaning)))];
        return found.Length > 0 ? found : [registry.Check("registry", true, Messages.NoUnsafeSwitch(switches.Select(s => s.Name)))];
    }
}
