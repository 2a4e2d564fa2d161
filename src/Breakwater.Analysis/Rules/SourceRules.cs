using Breakwater.Analysis.Logs;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Rules;

/// <summary>The rules of one text source for one thread, with the filter that spares them most lines.</summary>
internal sealed record SourceRules(IReadOnlyList<TextPlaceRules> Places, ICandidateFilter Filter)
{
    public static SourceRules Of(ActiveRules rules, string source, bool everyLine)
    {
        var places = rules.Places.Where(s => s.HasSource(source)).Select(s => new TextPlaceRules(PlaceRules.Of(rules, s), new RecordFields(rules.Compiled.Fields, s))).ToList();
        return new SourceRules(places, everyLine ? EveryLine.Instance : LiteralFilter.Of([.. places.SelectMany(p => p.Rules.Matcher.Rules).Select(r => r.TextNeed)]));
    }
}
