using System.Globalization;
using Breakwater.Detection.WebFiles;
using Breakwater.Model;

namespace Breakwater.Analysis.Findings;

/// <summary>Weighs requests for pictures and style sheets by the server's own configuration: a name that it has run as code is more than a picture.</summary>
internal static class StaticFiles
{
    private static readonly HashSet<string> Sources = [SourceCatalogue.IisFrontEnd, SourceCatalogue.IisBackEnd, SourceCatalogue.IisOther];

    /// <param name="findings">Of all rules.</param>
    /// <param name="mapped">Names that the configuration runs as code.</param>
    public static IEnumerable<Finding> Weigh(IEnumerable<Finding> findings, MappedExtensions mapped) =>
        findings.Select(f => MayBeUse(f) && FindingTraits.ScriptAt(NameOf(f)) is null && mapped.IncludeAddress(NameOf(f)) ? Raised(f) : f);

    private static bool MayBeUse(Finding finding) => Sources.Contains(finding.SourceId)
        && finding is { Campaign: null, Rung: Rung.ShellUsed, Outcome: Outcome.Probe, Time: not null, Subject: { Target: not null, Status: 200 } };

    /// <summary>Data that such a file takes is for code; parameters alone may be a page's version of it.</summary>
    private static Finding Raised(Finding finding)
    {
        var tookData = finding.Fields.GetValueOrDefault("cs-method") == "POST";
        return finding.WithField("weighed", "the configuration in the evidence runs this name as code") with
        {
            Outcome = Outcome.Success,
            Confidence = tookData ? Confidence.High : Confidence.Medium,
            Level = tookData ? "critical" : "high",
        };
    }

    private static string NameOf(Finding finding) => finding.Subject.Target!.Split('?')[0].ToLower(CultureInfo.InvariantCulture);
}
