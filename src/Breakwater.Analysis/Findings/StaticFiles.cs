using System.Globalization;
using Breakwater.Detection.WebFiles;
using Breakwater.Model;

namespace Breakwater.Analysis.Findings;

/// <summary>
/// Weighs requests that look like the use of a web shell by what else is known of the server's answers: a name that the configuration has run as code is more than a picture, and
/// a server that answers 200 to everything (a maintenance page, a rewrite rule) proves nothing by it.
/// </summary>
internal static class StaticFiles
{
    /// <summary>Scanners ask for dozens of names; nobody keeps so many shells in use in one hour.</summary>
    private const int NamesThatAreEverything = 12;

    private static readonly HashSet<string> Sources = [SourceCatalogue.IisFrontEnd, SourceCatalogue.IisBackEnd, SourceCatalogue.IisOther];

    /// <param name="findings">Of all rules.</param>
    /// <param name="mapped">Names that the configuration runs as code.</param>
    /// <param name="webFiles">Where the files of the web folders lie: what is there is no name that anything answers to.</param>
    public static IEnumerable<Finding> Weigh(IEnumerable<Finding> findings, MappedExtensions mapped, IReadOnlyList<string> webFiles)
    {
        var all = findings.ToList();
        var present = webFiles.Select(FindingTraits.NameAt).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var refused = all.Where(f => IsRequest(f) && f.Outcome == Outcome.Probe && f.Subject.Status is 404 or 405).Select(HourOf).ToHashSet();
        var everything = all.Where(f => IsUse(f) && !IsPresent(f, present)).GroupBy(HourOf)
            .Where(h => !refused.Contains(h.Key) && h.Select(NameOf).Distinct(StringComparer.Ordinal).Count() >= NamesThatAreEverything).Select(h => h.Key).ToHashSet();
        return all.Select(f => !IsUse(f) ? f
            : everything.Contains(HourOf(f)) && !IsPresent(f, present) ? With(f, Outcome.Probe, Confidence.Low, "low", "in that hour the server answered 200 to every such name: a page that answers everything")
            : f.Outcome == Outcome.Probe && FindingTraits.ScriptAt(NameOf(f)) is null && mapped.IncludeAddress(NameOf(f)) ? Raised(f) : f);
    }

    /// <summary>Data that such a file takes is for code; parameters alone may be a page's version of it.</summary>
    private static Finding Raised(Finding finding) => finding.Fields.GetValueOrDefault("cs-method") == "POST"
        ? With(finding, Outcome.Success, Confidence.High, "critical", "the configuration in the evidence runs this name as code")
        : With(finding, Outcome.Success, Confidence.Medium, "high", "the configuration in the evidence runs this name as code");

    private static Finding With(Finding finding, Outcome outcome, Confidence confidence, string level, string why) => finding with
    {
        Outcome = outcome,
        Confidence = confidence,
        Level = level,
        Fields = new SortedDictionary<string, string>(finding.Fields.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal) { ["weighed"] = why },
    };

    private static bool IsRequest(Finding finding) => Sources.Contains(finding.SourceId) && finding is { Campaign: null, Subject.Target: not null, Time: not null };

    private static bool IsUse(Finding finding) => IsRequest(finding) && finding.Rung == Rung.ShellUsed && finding.Subject.Status is 200;

    private static bool IsPresent(Finding finding, HashSet<string> present) => FindingTraits.NameAt(finding.Subject.Target) is { } name && present.Contains(name);

    private static string NameOf(Finding finding) => finding.Subject.Target!.Split('?')[0].ToLower(CultureInfo.InvariantCulture);

    private static long HourOf(Finding finding) => finding.Time!.Value.Utc.Ticks / TimeSpan.TicksPerHour;
}
