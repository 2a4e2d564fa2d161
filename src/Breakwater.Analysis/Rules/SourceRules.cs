using Breakwater.Analysis.Logs;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Rules;

/// <summary>The rules of one text source for one thread, with the filter that spares them most lines.</summary>
internal sealed record SourceRules(IReadOnlyList<StreamRules> Streams, ICandidateFilter Filter)
{
    public static SourceRules Of(ActiveRules rules, string source, bool everyLine)
    {
        var streams = rules.Streams.Where(s => s.HasSource(source)).Select(s => new StreamRules(rules.MatcherFor(s), new RecordFields(rules.Compiled.Fields, s))).ToList();
        return new SourceRules(streams, everyLine ? EveryLine.Instance : LiteralFilter.Of(Literals(streams)));
    }

    /// <summary>Empty without rules: no line is then worth splitting; null when a rule has no literal: every line is.</summary>
    private static List<string>? Literals(List<StreamRules> streams)
    {
        var literals = new List<string>();
        foreach (var stream in streams)
        {
            if (stream.Matcher.MandatoryLiterals is not { } own)
            {
                return null;
            }

            literals.AddRange(own);
        }

        return [.. literals.Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
