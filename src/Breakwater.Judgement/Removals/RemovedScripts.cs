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

    /// <param name="findings">In finding order.</param>
    /// <param name="webFiles">Paths of the web files in the evidence.</param>
    /// <param name="collected">Collection time; null when nothing has a time.</param>
    public static IReadOnlyList<RemovedScript> Of(IReadOnlyList<Finding> findings, IReadOnlyList<string> webFiles, DateTime? collected)
    {
        var shown = findings.Where(ShowsScript).ToLookup(f => FindingTraits.ScriptAt(PathOf(f))!, StringComparer.Ordinal);
        if (shown.Count == 0)
        {
            return [];
        }

        var present = webFiles.Select(w => (File: w, Script: FindingTraits.ScriptAt(w))).Where(w => w.Script is not null && shown.Contains(w.Script))
            .ToLookup(w => w.Script!, w => ScriptPlace.BelowDrive(w.File), StringComparer.Ordinal);
        var handedIn = webFiles.Select(ScriptPlace.SiteOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var removals = findings.Where(f => f.Subject.RemovedBy is not null && FindingTraits.ScriptAt(f.Subject.Target) is not null)
            .ToLookup(f => FindingTraits.ScriptAt(f.Subject.Target)!, StringComparer.Ordinal);

        // A package may hold the folder without what is above it.
        bool IsPresent(string? file, string script) => present[script].Any(w => file is null || ScriptPlace.BelowDrive(file).EndsWith(w, StringComparison.Ordinal));
        return
        [
            .. shown.OrderBy(g => g.Key, StringComparer.Ordinal)
                .SelectMany(g => Apart([.. g]).Select(s => (Script: g.Key, s.File, s.Traces, Removals: removals[g.Key].Where(r => IsOf(r, s.File)).ToList())))
                .Where(s => !IsPresent(s.File, s.Script) && (s.Removals.Count > 0 || s.Traces.Any(f => ScriptPlace.SiteOf(PathOf(f)) is { } site && handedIn.Contains(site))))
                .Select(s => Removed(s.Traces, s.Removals, collected)),
        ];
    }

    /// <summary>
    /// Scripts of one name in folders of one name, where traces name different files. An address belongs to the file of its site; where no file is of that site, to the first.
    /// </summary>
    private static IEnumerable<(string? File, List<Finding> Traces)> Apart(List<Finding> traces)
    {
        var files = traces.Select(f => ScriptPlace.FileOf(PathOf(f))).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (files.Count < 2)
        {
            return [(files.SingleOrDefault(), traces)];
        }

        string FileOf(Finding trace) => ScriptPlace.FileOf(PathOf(trace)) ?? files.Find(f => ScriptPlace.SiteOf(f) is { } site && site == ScriptPlace.SiteOf(PathOf(trace))) ?? files[0];
        return files.Select(file => ((string?)file, traces.Where(t => FileOf(t) == file).ToList()));
    }

    private static bool IsOf(Finding removal, string? file) => file is null || ScriptPlace.FileOf(removal.Subject.Target) is not { } named || named == file;

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
}
