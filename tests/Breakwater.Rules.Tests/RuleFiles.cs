using Breakwater.Sigma;
using Breakwater.Tests;

namespace Breakwater.Rules.Tests;

/// <summary>The rules as they lie in the checkout, and the records that belong to each.</summary>
internal static class RuleFiles
{
    public static string DataFolder { get; } = Repository.At("tests", "data", "rules");

    /// <summary>Parse results by rule name, for example <c>proxylogon/iis-static-post</c>.</summary>
    public static IReadOnlyDictionary<string, RuleParseResult> All { get; } = Directory.EnumerateFiles(Repository.At("rules"), "*.yml", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .ToDictionary(NameOf, f => RuleParser.Parse(f, File.ReadAllText(f)), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. All.Keys];

    public static string NameOf(SigmaRule rule) => NameOf(rule.Path);

    /// <summary>What a match of the rule proves: its own block, or that of the correlation in the same file which counts its matches.</summary>
    public static IReadOnlyDictionary<string, string> BlockOf(SigmaRule rule) => (CorrelationOver(rule)?.Extension ?? rule.Extension)!;

    /// <summary>The correlation in the same file; null where a single match of the rule tells something.</summary>
    public static SigmaCorrelation? CorrelationOver(SigmaRule rule) => All[NameOf(rule)].Correlations.SingleOrDefault();

    private static string NameOf(string path) => Path.ChangeExtension(Path.GetRelativePath(Repository.At("rules"), path), null).Replace('\\', '/');
}
