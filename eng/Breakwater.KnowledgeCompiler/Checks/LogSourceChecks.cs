using Breakwater.Knowledge.LogSources;
using Breakwater.Model;

namespace Breakwater.KnowledgeCompiler.Checks;

/// <summary>The log sources against the catalogue of sources, and against themselves.</summary>
internal static class LogSourceChecks
{
    public static void Run(Facts facts, ProblemList problems)
    {
        var known = SourceCatalogue.All.Select(s => s.Id).ToList();
        var seen = new HashSet<(string?, string?, string?)>();
        foreach (var (meaning, place) in facts.LogSources)
        {
            if (!seen.Add((meaning.Product, meaning.Category, meaning.Service)))
            {
                problems.Add(place, Messages.Twice("log source", $"{meaning.Product}/{meaning.Category}/{meaning.Service}"));
            }

            if (meaning.Places.Count == 0)
            {
                problems.Add(place, Messages.Missing("places"));
            }

            foreach (var message in meaning.Places.SelectMany(s => Each(s, known)))
            {
                problems.Add(place, message);
            }
        }
    }

    private static IEnumerable<(string, string)> Each(RecordPlace place, List<string> known)
    {
        if (place.Source is null == place.Channel is null)
        {
            yield return Messages.Wrong("places", "either a source or a channel", $"source {place.Source}, channel {place.Channel}");
        }

        if (place.Source is { } source && !known.Exists(place.HasSource))
        {
            yield return Messages.Unknown("places", "source", source);
        }

        if (place.Source is not null && (place.EventIds.Count > 0 || place.Where.Count > 0 || place.Replacements.Count > 0))
        {
            yield return Messages.Wrong("places", "eventIds, where and replace only beside a channel", place.Source);
        }

        foreach (var needed in place.FiltersNeed.Where(n => !place.Fields.Any(f => f.Name == n)))
        {
            yield return Messages.Unknown("filtersNeed", "field", needed);
        }

        foreach (var replaced in place.Replacements.Where(r => !place.CanCarry(r.Field)))
        {
            yield return Messages.Unknown("replace", "field", replaced.Field);
        }
    }
}
