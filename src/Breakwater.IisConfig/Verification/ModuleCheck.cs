namespace Breakwater.IisConfig.Verification;

/// <summary>A native module that must not be loaded.</summary>
internal static class ModuleCheck
{
    public static PartStanding Of(string name, IisConfiguration host)
    {
        if (!host.Complete)
        {
            return PartStanding.Unknown("module", Messages.HostIncomplete());
        }

        if (host.GlobalModules.Any(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            return PartStanding.Absent("module", Messages.ModuleLoaded(name));
        }

        var left = host.Modules.Any(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return new PartStanding(true, null, [new MitigationCheck("module", !left, left ? Messages.ModuleLeftOver(name) : Messages.ModuleGone(name))]);
    }
}
