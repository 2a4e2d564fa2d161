using Breakwater.Sigma;
using Breakwater.Tests;

namespace Breakwater.Benchmarks;

/// <summary>SigmaHQ's rules and the events of its regression tests.</summary>
internal static class SigmaCorpus
{
    private static string Folder { get; } = Path.Combine(Repository.Corpora ?? throw new InvalidOperationException("the public corpora are absent"), "sigma");

    /// <summary>The folder of the Windows rules.</summary>
    public static string WindowsRules { get; } = Path.Combine(Folder, "rules", "windows");

    /// <summary>The files of all rules: path and text.</summary>
    public static IReadOnlyList<(string Path, string Text)> Files() =>
        [.. Directory.EnumerateDirectories(Folder, "rules*").SelectMany(f => Directory.EnumerateFiles(f, "*.yml", SearchOption.AllDirectories)).Order(StringComparer.Ordinal).Select(f => (f, File.ReadAllText(f)))];

    /// <summary>So many rules of all, the same in every run.</summary>
    public static IReadOnlyList<SigmaRule> Rules(int count)
    {
        var random = new Random(3);
        return [.. Files().SelectMany(f => RuleParser.Parse(f.Path, f.Text).Rules).OrderBy(_ => random.Next()).Take(count)];
    }

    /// <summary>The fields of each event, under the names of the Sigma taxonomy.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Events() =>
        [.. Directory.EnumerateFiles(Path.Combine(Folder, "regression_data"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(f => WindowsEvents.Read(File.ReadAllBytes(f)))];
}
