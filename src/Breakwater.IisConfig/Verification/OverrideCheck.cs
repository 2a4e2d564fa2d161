using Breakwater.Knowledge.Mitigations;

namespace Breakwater.IisConfig.Verification;

/// <summary>Setting overrides live in the directory; only an export shows them.</summary>
internal static class OverrideCheck
{
    public static PartStanding Of(RequiredOverride wanted, ServerObservations observed)
    {
        var name = $"{wanted.Component}/{wanted.Section} {wanted.Parameter}";
        if (observed.Overrides is not { } overrides)
        {
            return PartStanding.Unknown("override", Messages.OverridesNotSeen(name));
        }

        var values = overrides.Where(o => Same(o.Component, wanted.Component) && Same(o.Section, wanted.Section))
            .SelectMany(o => o.Parameters.Where(p => Same(p.Key, wanted.Parameter)).Select(p => (p.Value, o.Servers))).ToList();
        if (values.Count == 0)
        {
            return wanted.AbsentIsGood ? new PartStanding(true, null, [new MitigationCheck("override", true, Messages.OverrideDefault(name))]) : PartStanding.Absent("override", Messages.OverrideAbsent(name, wanted.Value));
        }

        // The text is compared: a value that merely parses, even 'false', is not the value that protects.
        var wrong = values.FirstOrDefault(v => !Same(v.Value.Trim(), wanted.Value));
        return wrong.Value is not null ? new PartStanding(true, null, [new MitigationCheck("override", false, Messages.OverrideWrong(name, wrong.Value, wanted.Value))])
            : new PartStanding(true, null, [new MitigationCheck("override", values.Any(v => v.Servers.Count == 0) ? true : null, Messages.OverrideSet(name, wanted.Value, values.Min(v => v.Servers.Count)))]);
    }

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
