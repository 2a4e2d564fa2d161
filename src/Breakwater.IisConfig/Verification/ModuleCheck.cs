using Breakwater.IisConfig.Files;
using Breakwater.Knowledge.Mitigations;

namespace Breakwater.IisConfig.Verification;

/// <summary>A native module that must not be loaded, or only in a version that does no harm.</summary>
internal static class ModuleCheck
{
    public static PartStanding Of(string name, MitigationRecipe recipe, ConfigurationFiles files, RuleSets sets, ServerObservations observed)
    {
        var host = files.Host;
        if (!host.Complete)
        {
            return PartStanding.Unknown("module", Messages.HostIncomplete());
        }

        if (host.GlobalModules.FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } loaded)
        {
            var version = recipe.ModuleHarmlessFrom.Count > 0 ? observed.FileVersion(loaded.Image) : null;
            return version is { } known && BuildFloors.Reached(recipe.ModuleHarmlessFrom, known)
                ? new PartStanding(true, null, [new MitigationCheck("module", true, Messages.ModuleHarmless(name, known.ToString()))])
                : PartStanding.Absent("module", Messages.ModuleLoaded(name, version?.ToString()));
        }

        // Listed for an application although it is no longer loaded: at the top, in a location or in a web.config.
        var left = host.Modules.Any(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            || host.Sites.SelectMany(sets.Of).Any(p => p.Place.Collection("add", "modules").Items.Any(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));
        return new PartStanding(true, null, [new MitigationCheck("module", !left, left ? Messages.ModuleLeftOver(name) : Messages.ModuleGone(name))]);
    }
}
