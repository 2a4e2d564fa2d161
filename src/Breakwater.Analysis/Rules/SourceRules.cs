using Breakwater.Analysis.Logs;
using Breakwater.Sigma;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Rules;

/// <summary>The rules of one source for one thread, with the filter that spares them most lines.</summary>
internal sealed record SourceRules(RuleMatcher Matcher, ICandidateFilter Filter, RecordFields Fields)
{
    public static SourceRules Of(ActiveRules rules, string source, bool everyLine)
    {
        var matcher = rules.Compiled.For(s => LogSourceMap.Applies(s, source));
        // Without rules no line is worth splitting; with a rule that has no literal every line is.
        return new SourceRules(matcher, everyLine ? EveryLine.Instance : LiteralFilter.Of(matcher.Rules.Count == 0 ? [] : matcher.MandatoryLiterals), new RecordFields(rules.Compiled.Fields));
    }
}
