using System.Collections.Concurrent;
using Breakwater.Analysis.Logs;
using Breakwater.Knowledge.LogSources;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Rules;

/// <summary>The rules of one text source for one thread, with the filters that spare them most lines.</summary>
/// <param name="Filter">What the reader passes on: every line where a rule has to see every line.</param>
/// <param name="Suspects">Of the lines passed on, those on which a rule that requires some rare text could match; null when the filter has chosen them already.</param>
internal sealed record SourceRules(IReadOnlyList<TextPlaceRules> Places, ICandidateFilter Filter, ICandidateFilter? Suspects)
{
    /// <param name="required">What lines must hold, by source: worked out once, whatever the number of threads.</param>
    /// <param name="everyLine">Forces the plain twin of the filter.</param>
    public static SourceRules Of(ActiveRules rules, string source, ConcurrentDictionary<string, LineRequirements?> required, bool everyLine)
    {
        var about = rules.Places.Where(s => s.HasSource(source)).ToList();
        var places = about.SelectMany(s => new[] { Of(rules, s, onEveryLine: false), Of(rules, s, onEveryLine: true) }).Where(p => p.Rules.Matcher.HasRules).ToList();
        var key = string.Join('\n', about.Select(p => p.Source));
        var lines = everyLine ? null
            : required.GetOrAdd(key, _ => LineRequirements.Of(about.SelectMany(p => rules.MatcherFor(p, onEveryLine: false).Rules.Select(r => (r, p)))));
        var suspects = lines is null ? (ICandidateFilter)EveryLine.Instance : new LiteralFilter(lines);
        return places.Exists(p => p.OnEveryLine) ? new SourceRules(places, EveryLine.Instance, suspects) : new SourceRules(places, suspects, null);
    }

    private static TextPlaceRules Of(ActiveRules rules, RecordPlace place, bool onEveryLine) =>
        new(new PlaceRules(rules.MatcherFor(place, onEveryLine), rules.ConditionsFor(place)), new RecordFields(rules.Compiled.Fields, place), onEveryLine);
}
