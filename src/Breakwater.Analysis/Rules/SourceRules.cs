using System.Collections.Concurrent;
using Breakwater.Analysis.Logs;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Rules;

/// <summary>The rules of one text source for one thread, with the filter that spares them most lines.</summary>
internal sealed record SourceRules(IReadOnlyList<TextPlaceRules> Places, ICandidateFilter Filter)
{
    /// <param name="required">What lines must hold, by source: worked out once, whatever the number of threads.</param>
    /// <param name="everyLine">Forces the plain twin of the filter.</param>
    public static SourceRules Of(ActiveRules rules, string source, ConcurrentDictionary<string, LineRequirements?> required, bool everyLine)
    {
        var about = rules.Places.Where(s => s.HasSource(source)).ToList();
        var places = about.Select(s => new TextPlaceRules(PlaceRules.Of(rules, s), new RecordFields(rules.Compiled.Fields, s))).ToList();
        var key = string.Join('\n', about.Select(p => p.Source));
        var lines = everyLine ? null : required.GetOrAdd(key, _ => LineRequirements.Of(places.Zip(about).SelectMany(p => p.First.Rules.Matcher.Rules.Select(r => (r, p.Second)))));
        return new SourceRules(places, lines is null ? EveryLine.Instance : new LiteralFilter(lines));
    }
}
