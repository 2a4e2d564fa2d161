using Breakwater.Judgement.Verdicts;
using Breakwater.Model;

namespace Breakwater.Judgement.Removals;

/// <summary>
/// Scripts that traces show and that were gone at collection, with who seems to have removed them. A script counts as gone where a trace says who took it away,
/// where the server answered to the last request that it is not there, or where the web folders of its site were handed in without it; else nothing is known and nothing is said.
/// </summary>
internal static class RemovedScripts
{
    private const string NotShown = "nothing shows who removed it";

    /// <param name="findings">In finding order.</param>
    /// <param name="webFiles">Paths of the web files in the evidence.</param>
    /// <param name="otherFiles">Paths of all others, pictures among them.</param>
    /// <param name="collected">Collection time; null when nothing has a time.</param>
    public static IReadOnlyList<RemovedScript> Of(IReadOnlyList<Finding> findings, IReadOnlyList<string> webFiles, IReadOnlyList<string> otherFiles, DateTime? collected)
    {
        var shown = findings.Where(ShowsScript).ToLookup(f => ScriptOf(f)!, StringComparer.Ordinal);
        if (shown.Count == 0)
        {
            return [];
        }

        var present = webFiles.Concat(otherFiles.Where(f => ScriptPlace.SiteOf(f) is not null)).Select(w => (File: w, Script: FindingTraits.NameAt(w))).Where(w => w.Script is not null && shown.Contains(w.Script))
            .ToLookup(w => w.Script!, w => ScriptPlace.BelowDrive(w.File), StringComparer.Ordinal);
        var handedIn = SitesOf(webFiles);
        var withPictures = SitesOf(otherFiles);
        var removals = findings.Where(f => f.Subject.RemovedBy is not null && FindingTraits.NameAt(f.Subject.Target) is { } name && shown.Contains(name))
            .ToLookup(f => FindingTraits.NameAt(f.Subject.Target)!, StringComparer.Ordinal);

        var missed = findings.Where(f => f.Time is not null && StatusOf(f) == "404" && shown.Contains(FindingTraits.NameAt(f.Subject.Target) ?? "")).ToLookup(f => FindingTraits.NameAt(f.Subject.Target)!, StringComparer.Ordinal);

        // Collectors often leave pictures out: that one is missing tells only where others of its site are there.
        HashSet<string> Sites(string script) => FindingTraits.ScriptAt(script) is not null ? handedIn : withPictures;

        // A package may hold the folder without what is above it.
        bool IsPresent(string? file, string script) => present[script].Any(w => file is null || ScriptPlace.BelowDrive(file).EndsWith(w, StringComparison.Ordinal));
        return
        [
            .. shown.OrderBy(g => g.Key, StringComparer.Ordinal)
                .SelectMany(g => Apart([.. g]).Select(s => (Script: g.Key, s.File, s.Traces, Removals: removals[g.Key].Where(r => IsOf(r, s.File)).ToList(), Missed: FirstMissed(s.Traces, missed[g.Key]))))
                .Where(s => !IsPresent(s.File, s.Script) && (s.Removals.Count > 0 || s.Missed is not null || s.Traces.Any(f => ScriptPlace.SiteOf(PathOf(f)) is { } site && Sites(s.Script).Contains(site))))
                .Select(s => Removed(s.Traces, s.Removals, s.Missed, collected)),
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
        Weighing.Counts(finding) && finding.Outcome >= Outcome.Success && finding.Rung is Rung.WroteFile or Rung.ShellUsed && ScriptOf(finding) is not null;

    /// <summary>A server can be told to run pictures: what was used as a script is one, whatever its name.</summary>
    private static string? ScriptOf(Finding finding) => FindingTraits.ScriptAt(PathOf(finding)) ?? FindingTraits.Of(finding).Script;

    private static HashSet<string> SitesOf(IReadOnlyList<string> files) => files.Select(ScriptPlace.SiteOf).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static string? StatusOf(Finding finding) => finding.Fields.GetValueOrDefault("sc-status") ?? finding.Fields.GetValueOrDefault("HttpStatus");

    /// <summary>The first answer that the script is not there, after the last that it is; an answer before that was to a script not yet written, or written again.</summary>
    private static Finding? FirstMissed(List<Finding> traces, IEnumerable<Finding> answers)
    {
        var last = traces.Where(t => StatusOf(t) is not null).Max(t => t.Time?.Utc);
        return last is null ? null : answers.FirstOrDefault(a => a.Time!.Value.Utc > last && traces.Exists(t => t.Subject.Target is { } used && SameAddress(used, a.Subject.Target)));
    }

    private static bool SameAddress(string one, string? other) => other is not null && one.Split('?')[0].Equals(other.Split('?')[0], StringComparison.OrdinalIgnoreCase);

    private static string? PathOf(Finding finding) => finding.SourceId == SourceCatalogue.WebFiles ? finding.Source.Artefact : finding.Subject.Target;

    private static RemovedScript Removed(List<Finding> traces, List<Finding> removals, Finding? missed, DateTime? collected)
    {
        var (remover, confidence) = RemoverOf(traces, removals, missed?.Time?.Utc ?? collected);
        return new RemovedScript
        {
            Path = FullestPath.Among(traces.Concat(removals).Select(PathOf).OfType<string>()),
            LastSeen = Seen.Last([.. traces.Except(removals)]),
            Remover = missed?.Time is { } time ? $"{remover}; the server answered first at {time.WholeSecond} that it is not there" : remover,
            Confidence = confidence,
            Findings = [.. traces.Concat(removals).Concat(missed is null ? [] : [missed]).Select(f => f.Id).Distinct(StringComparer.Ordinal)],
        };
    }

    private static (string Remover, Confidence Confidence) RemoverOf(List<Finding> traces, List<Finding> removals, DateTime? goneBy)
    {
        if (removals.Count > 0)
        {
            // The last one to remove it: a shell is often put back.
            var last = removals[^1];
            return ($"{last.Subject.RemovedBy}{Phrases.Seen(last)}", Confidence.Medium);
        }

        var lastUse = Seen.Last(traces)?.Utc;
        return traces.Any(f => f.Campaign == "proxylogon") && goneBy >= CourtOrder.Start && !(lastUse >= CourtOrder.End)
            ? ($"{NotShown}; in April 2021 a court in the United States let the authorities remove such files", Confidence.Low)
            : (NotShown, Confidence.Low);
    }
}
