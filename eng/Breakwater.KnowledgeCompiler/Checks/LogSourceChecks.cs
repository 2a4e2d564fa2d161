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

            if (meaning.Streams.Count == 0)
            {
                problems.Add(place, Messages.Missing("streams"));
            }

            foreach (var message in meaning.Streams.SelectMany(s => Each(s, known)))
            {
                problems.Add(place, message);
            }
        }
    }

    private static IEnumerable<(string, string)> Each(LogStream stream, List<string> known)
    {
        if (stream.Source is null == stream.Channel is null)
        {
            yield return Messages.Wrong("streams", "either a source or a channel", $"source {stream.Source}, channel {stream.Channel}");
        }

        if (stream.Source is { } source && !known.Exists(stream.HasSource))
        {
            yield return Messages.Unknown("streams", "source", source);
        }

        if (stream.Source is not null && (stream.EventIds.Count > 0 || stream.Where.Count > 0 || stream.Replacements.Count > 0 || stream.Carries.Count > 0))
        {
            yield return Messages.Wrong("streams", "eventIds, where, replace and carries only beside a channel", stream.Source);
        }

        foreach (var replaced in stream.Replacements.Where(r => !stream.CanCarry(r.Field)))
        {
            yield return Messages.Unknown("replace", "field", replaced.Field);
        }
    }
}
