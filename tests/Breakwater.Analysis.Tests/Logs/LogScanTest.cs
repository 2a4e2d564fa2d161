using Breakwater.Analysis.Logs;
using Breakwater.Analysis.Rules;
using Breakwater.Drill;
using Breakwater.Evidence;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Analysis.Tests.Logs;

/// <summary>The prefilter may spare the rules a line only when none of them could match it: with and without it the findings are the same.</summary>
public sealed class LogScanTest : IDisposable
{
    private static readonly ActiveRules Rules = ActiveRules.Load([], KnowledgeBase.Embedded);

    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-twin-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("probed")]
    [InlineData("proxylogon-webshell")]
    [InlineData("proxylogon-mail-theft")]
    [InlineData("proxyshell-export")]
    [InlineData("two-intruders")]
    public void Prefilter_ChangesNoFinding_HoweverTheAttackIsEncoded(string scenario)
    {
        var drill = DrillWriter.Write(scenario, Path.Combine(_folder, scenario), new DrillOptions { Hours = DrillWriter.FewestHours }, TestContext.Current.CancellationToken);
        var plain = AssertTwinsAgree(drill.EvidencePath);
        Assert.NotEmpty(plain);

        var logs = plain.Select(f => f.Source.Artefact).ToHashSet(StringComparer.Ordinal);
        foreach (var rounds in (int[])[1, 2])
        {
            foreach (var upperCase in (bool[])[true, false])
            {
                foreach (var everyCharacter in (bool[])[true, false])
                {
                    Assert.NotEmpty(AssertTwinsAgree(Encoded(drill.EvidencePath, logs, new EncodedLog(rounds, upperCase, everyCharacter))));
                }
            }
        }
    }

    /// <summary>A copy of the logs in which something was found.</summary>
    private string Encoded(string evidence, HashSet<string> logs, EncodedLog encoding)
    {
        var copy = Path.Combine(_folder, "encoded" + Directory.GetDirectories(_folder).Length);
        foreach (var file in Directory.EnumerateFiles(evidence, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(evidence, file);
            if (logs.Any(l => l.EndsWith(relative[2..].Replace('\\', '/'), StringComparison.OrdinalIgnoreCase)))
            {
                encoding.Write(file, Path.Combine(copy, relative));
            }
        }

        return copy;
    }

    private static IReadOnlyList<Finding> AssertTwinsAgree(string folder)
    {
        var filtered = Scan(folder, everyLine: false);
        var every = Scan(folder, everyLine: true);
        Assert.Equal(every.Findings.Select(Describe), filtered.Findings.Select(Describe));
        Assert.Equal(every.Records, filtered.Records);
        Assert.Equal(every.Dropped, filtered.Dropped);
        return filtered.Findings;
    }

    private static LogScanResult Scan(string folder, bool everyLine)
    {
        var ct = TestContext.Current.CancellationToken;
        using var evidence = EvidenceSet.Open([folder], Inventory.Options(null, 2, []), ct);
        return LogScan.Run(evidence, Inventory.Of(evidence.Artefacts).Logs, Rules, null, 2, static _ => { }, ct, everyLine);
    }

    private static string Describe(Finding finding) =>
        $"{finding.Id} {finding.Rule} {finding.Title} {finding.Source} {finding.Time?.Utc:O} {finding.Excerpt} {string.Join(' ', finding.Fields.Select(f => f.Key + "=" + f.Value))}";
}
