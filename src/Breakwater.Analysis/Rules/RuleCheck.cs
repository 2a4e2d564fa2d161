using Breakwater.Knowledge;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Rules;

/// <summary>Everything that can be said about rule files without any evidence.</summary>
/// <param name="Problems">Every error and warning of every document, by file and line.</param>
/// <param name="Unreadable">Paths that could not be read, one message each.</param>
/// <param name="WithoutRules">Folders without a rule file, one message each.</param>
/// <param name="OnEveryLine">Rules about text logs that require no rare text, so that they are tried on every line: each costs reading its columns there.</param>
/// <param name="NotEvaluable">Rules and correlations that are right but can be tried on nothing here, with the reason.</param>
public sealed record RuleCheck(
    IReadOnlyList<RuleProblem> Problems, IReadOnlyList<string> Unreadable, IReadOnlyList<string> WithoutRules, IReadOnlyList<(string Path, string Id, string Reason)> NotEvaluable, IReadOnlyList<(string Path, string Id)> OnEveryLine, int Files, int Rules, int Correlations, int Filters)
{
    /// <summary>Whether the path is that of a rule file by its name, be it there or not, or a folder with one.</summary>
    public static bool HoldsRuleFile(string path) => RuleFiles.HoldsRuleFile(path);

    /// <summary>Checks files and all <c>.yml</c> and <c>.yaml</c> files below folders.</summary>
    /// <param name="placeholderPath">File with the values of their placeholders; null for none.</param>
    public static RuleCheck Of(IReadOnlyList<string> paths, string? placeholderPath = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var files = RuleFiles.Read(paths, placeholderPath);
        var active = ActiveRules.Check(files, KnowledgeBase.Embedded);
        var reasons = active.Loaded.Select(r => (r.Path, r.Id, Reason: active.WhyNot(r)))
            .Concat(active.Compiled.NotEvaluableCorrelations.Select(c => (c.Correlation.Path, c.Correlation.Id, Reason: (string?)string.Join("; ", c.Reasons))));
        return new RuleCheck(
            [.. files.Problems.Concat(active.BlockProblems).Concat(active.Compiled.Problems).Concat(active.Misspelt).OrderBy(p => p.Path, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Code, StringComparer.Ordinal)],
            files.Unreadable,
            files.WithoutRules,
            [.. reasons.Where(r => r.Reason is not null).Select(r => (r.Path, r.Id, r.Reason!)).OrderBy(r => r.Path, StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal)],
            [.. active.OnEveryLine.Select(r => (r.Path, r.Id)).OrderBy(r => r.Path, StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal)],
            files.Files, files.Documents.OfType<SigmaRule>().Count(), files.Documents.OfType<SigmaCorrelation>().Count(), files.Documents.OfType<SigmaFilter>().Count());
    }
}
