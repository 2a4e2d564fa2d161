using Breakwater.IisConfig.Rewriting;

namespace Breakwater.IisConfig.Verification;

/// <summary>Whether URL Rewrite works at all at some places: the module is loaded, the files can be used and were seen.</summary>
internal static class PlaceChecks
{
    private const string Module = "RewriteModule";

    public static IEnumerable<MitigationCheck> Of(IReadOnlyList<RuleSet> places, ServerObservations observed)
    {
        var host = places[0].Place.Files.Host;
        var module = host.GlobalModules.FirstOrDefault(m => m.Name.Equals(Module, StringComparison.OrdinalIgnoreCase));
        var missing = module is not null && observed.FileExists(module.Image) == false;
        yield return new("module", module is not null && !missing, module is null ? Messages.NoRewriteModule() : missing ? Messages.NoModuleFile(module.Image) : Messages.RewriteModuleLoaded(module.Image));
        foreach (var place in places)
        {
            if (ModuleRemoved(place) is { } by)
            {
                yield return new("module", false, Messages.ModuleRemoved(place.Place.Name, by));
            }
        }

        var faults = places.SelectMany(p => p.Faults).Distinct(StringComparer.Ordinal).ToList();
        foreach (var fault in faults)
        {
            yield return new("file", false, fault);
        }

        foreach (var unseen in places.SelectMany(p => p.Place.Unseen).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            yield return new("file", null, Messages.NotInEvidence(unseen));
        }

        if (!host.Complete)
        {
            // A location beyond the damage could clear the rule.
            yield return new("file", null, Messages.HostIncomplete());
        }

        if (faults.Count == 0)
        {
            yield return new("file", true, Messages.FilesUsable(places.Count));
        }
    }

    private static string? ModuleRemoved(RuleSet set)
    {
        var modules = set.Place.Collection("add", "modules");
        var listed = modules.Items.Any(m => m.Name.Equals(Module, StringComparison.OrdinalIgnoreCase));
        return listed ? null : modules.Removed.Where(r => r.Item.Name.Equals(Module, StringComparison.OrdinalIgnoreCase)).Select(r => r.By).LastOrDefault();
    }
}
