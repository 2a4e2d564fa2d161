using Breakwater.Analysis.Logs;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Rules;

/// <summary>The rules of one text source for one thread, with the filter that spares them most lines.</summary>
internal sealed record SourceRules(IReadOnlyList<TextPlaceRules> Places, ICandidateFilter Filter)
{
    public static SourceRules Of(ActiveRules rules, string source, bool everyLine)
    {
        var places = rules.Places.Where(s => s.HasSource(source)).Select(s => new TextPlaceRules(PlaceRules.Of(rules, s), new RecordFields(rules.Compiled.Fields, s))).ToList();
        return new SourceRules(places, everyLine ? EveryLine.Instance : LiteralFilter.Of(Literals(places)));
    }

    /// <summary>Empty without rules: no line is then worth splitting; null when a rule has no literal: every line is.</summary>
    private static List<string>? Literals(List<TextPlaceRules> places)
    {
        var literals = new List<string>();
        foreach (var place in places)
        {
            if (place.Rules.Matcher.MandatoryLiterals is not { } own)
            {
                return null;
            }

            literals.AddRange(own);
        }

        return [.. literals.Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
