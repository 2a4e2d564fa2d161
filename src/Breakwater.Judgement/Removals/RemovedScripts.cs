using Breakwater.Judgement.Verdicts;
using Breakwater.Model;

namespace Breakwater.Judgement.Removals;

/// <summary>
/// Scripts that traces show and that were gone at collection, with who seems to have removed them. A script counts as gone where a trace says who took it away, or
/// where the web folders of its site were handed in without it; where they were not handed in, nothing is known and nothing is said.
/// </summary>
internal static class RemovedScripts
{
    private const string NotShown = "nothing shows who removed it";

    /// <summary>A United States court let the authorities remove ProxyLogon shells in these days (announced 2021-04-13).</summary>
    private static readonly DateTime CourtOrder = new(2021, 4, 9, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime CourtOrderEnd = new(2021, 4, 24, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A folder of each site: what lies below one was handed in together.</summary>
    private static readonly string[] SiteFolders = ["/inetpub/wwwroot/", "/frontend/httpproxy/", "/clientaccess/"];

    /// <param name="findings">In finding order.</param>
    /// <param name="webFiles">Paths of the web files in the evidence.</param>
    /// <param name="collected">Collection time; null when nothing has a time.</param>
    public static IReadOnlyList<RemovedScript> Of(IReadOnlyList<Finding> findings, IReadOnlyList<string> webFiles, DateTime? collected)
    {
        var present = webFiles.Select(FindingTraits.ScriptAt).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var handedIn = SiteFolders.Where(f => webFiles.Any(w => SiteOf(w) == f)).ToHashSet(StringComparer.Ordinal);
        var removals = findings.Where(f => f.Subject.RemovedBy is not null && FindingTraits.ScriptAt(f.Subject.Target) is not null)
            .ToLookup(f => FindingTraits.ScriptAt(f.Subject.Target)!, StringComparer.Ordinal);
        return
        [
            .. findings.Where(ShowsScript).GroupBy(f => FindingTraits.ScriptAt(PathOf(f))!, StringComparer.Ordinal)
                .Where(g => !present.Contains(g.Key) && (removals[g.Key].Any() || g.Any(f => SiteOf(PathOf(f)) is { } site && handedIn.Contains(site))))
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Removed([.. g], [.. removals[g.Key]], collected)),
        ];
    }

    private static bool ShowsScript(Finding finding) =>
        Weighing.Counts(finding) && finding.Outcome >= Outcome.Success && finding.Rung is Rung.WroteFile or Rung.ShellUsed && FindingTraits.ScriptAt(PathOf(finding)) is not null;

    private static string? PathOf(Finding finding) => finding.SourceId == SourceCatalogue.WebFiles ? finding.Source.Artefact : finding.Subject.Target;

    private static RemovedScript Removed(List<Finding> traces, List<Finding> removals, DateTime? collected)
    {
        var (remover, confidence) = RemoverOf(traces, removals, collected);
        return new RemovedScript
        {
            Path = FullestPath.Among(traces.Concat(removals).Select(PathOf).OfType<string>()),
            LastSeen = Seen.Last([.. traces.Except(removals)]),
            Remover = remover,
            Confidence = confidence,
            Findings = [.. traces.Concat(removals).Select(f => f.Id).Distinct(StringComparer.Ordinal)],
        };
    }

    private static (string Remover, Confidence Confidence) RemoverOf(List<Finding> traces, List<Finding> removals, DateTime? collected)
    {
        if (removals.Count > 0)
        {
            // The last one to remove it: a shell is often put back.
            var last = removals[^1];
            return ($"{last.Subject.RemovedBy}{Phrases.Seen(last)}", Confidence.Medium);
        }

        var lastUse = Seen.Last(traces)?.Utc;
        return traces.Any(f => f.Campaign == "proxylogon") && collected >= CourtOrder && !(lastUse >= CourtOrderEnd)
            ? ($"{NotShown}; in April 2021 a court in the United States let the authorities remove such files", Confidence.Low)
            : (NotShown, Confidence.Low);
    }

    /// <summary>Which site's folder a file path or an address belongs to; null where neither tells.</summary>
    private static string? SiteOf(string? place)
    {
        if (place is null)
        {
            return null;
        }

        var path = place.Replace('\\', '/').ToLowerInvariant();
        if (Array.Find(SiteFolders, f => path.Contains(f, StringComparison.Ordinal)) is { } folder)
        {
            return folder;
        }

        return !path.StartsWith('/') ? null
            : path.StartsWith("/owa/auth/", StringComparison.Ordinal) || path.StartsWith("/ecp/auth/", StringComparison.Ordinal) ? SiteFolders[1]
            : path.StartsWith("/aspnet_client", StringComparison.Ordinal) || path.LastIndexOf('/') == 0 ? SiteFolders[0]
            : null;
    }
}
