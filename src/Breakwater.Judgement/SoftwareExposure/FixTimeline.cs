using Breakwater.Knowledge;
using Breakwater.Knowledge.Vulnerabilities;
using Breakwater.Model;

namespace Breakwater.Judgement.SoftwareExposure;

/// <summary>Dates the fix of a campaign's entry on one server.</summary>
public static class FixTimeline
{
    /// <summary>Clocks and zones of logs differ by less.</summary>
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    /// <summary>The fix counts as effective when any one of the entry CVEs is fixed in code; a fix that needs a configuration is never dated.</summary>
    public static FixState Of(KnowledgeBase kb, IReadOnlyList<string> entryCves, IReadOnlyList<BuildWitness> witnesses, IReadOnlyList<SetupEvent> setup)
    {
        var first = setup.Where(s => s.Kind == SetupEventKind.Install).OrderBy(s => s.Time.Utc).FirstOrDefault();
        var conflict = first is null ? null : ConflictOf(first, witnesses);
        return Decide(kb, entryCves, witnesses, setup, conflict is null ? first : null) is var state && conflict is null ? state
            : state with { Conflict = state.Conflict is null ? conflict : $"{conflict} {state.Conflict}" };
    }

    /// <summary>
    /// A server cannot have run before it was installed, nor an older build than the one it was installed with: then the setup log is of another server or of a rebuilt one, and its date must not
    /// shorten the time of exposure.
    /// </summary>
    private static string? ConflictOf(SetupEvent first, IReadOnlyList<BuildWitness> witnesses)
    {
        var logs = witnesses.Where(w => w.Kind == BuildWitnessKind.LogVersion).OrderBy(w => w.First?.Utc).ThenBy(w => w.Source, StringComparer.Ordinal).ToList();
        var says = $"The evidence does not fit together: {first.Source} says that Exchange{(first.Build is { } build ? $" {build}" : "")} was first installed on {Phrases.Moment(first.Time.Utc)}";
        const string so = "; the date of the installation is not relied on.";
        return logs.Find(w => w.First?.Utc < first.Time.Utc - OneDay) is { } earlier ? $"{says}, but {earlier.Source} shows {earlier.Build} running since {Phrases.Moment(earlier.First!.Value.Utc)}{so}"
            : logs.Find(w => first.Build is { } installed && IsOlder(w.Build, installed) && w.Last?.Utc > first.Time.Utc + OneDay) is { } older
                ? $"{says}, but {older.Source} shows the older build {older.Build} until {Phrases.Moment(older.Last!.Value.Utc)}{so}"
            : null;
    }

    /// <summary>Logs may not show the update level, or only that of the component that writes them.</summary>
    private static bool IsOlder(ExchangeBuild build, ExchangeBuild than) => build with { Revision = null } < than with { Revision = null }
        || (build.Revision is { } one && than.Revision is { } other && build.Build == than.Build && one < other);

    private static FixState Decide(KnowledgeBase kb, IReadOnlyList<string> entryCves, IReadOnlyList<BuildWitness> witnesses, IReadOnlyList<SetupEvent> setup, SetupEvent? first)
    {
        var decision = new BuildChoice(kb, witnesses, setup).Choose();
        var installedFixed = first?.Build is { } installed && IsFixed(kb, entryCves, installed) == true;
        if (entryCves.Count == 0)
        {
            return new FixState(false, null, "no update of Exchange closes this way", first?.Time.Utc, InstalledFixed: false);
        }

        if (decision.Build is not { } build)
        {
            return new FixState(null, null, "no witness states the build", first?.Time.Utc, installedFixed);
        }

        var identity = kb.Identify(build);
        // A server never changes its product line in place, except from 2019 to SE: a line without the fault never had it.
        var neverAffected = identity.Line is not (null or "SE") && entryCves.Any(c => kb.FindCve(c) is { } cve && kb.Examine(build, cve.Id).State == CveState.NotAffected);
        if (neverAffected)
        {
            return new FixState(true, null, $"{identity.Product} does not have {string.Join(", ", entryCves)}", first?.Time.Utc, InstalledFixed: true);
        }

        return IsFixed(kb, entryCves, build) switch
        {
            true => Dated(kb, entryCves, witnesses, setup, build, first?.Time.Utc, installedFixed),
            false => new FixState(false, null, $"{build} does not hold the fix of {string.Join(", ", entryCves)}", first?.Time.Utc, installedFixed),
            null => new FixState(null, null, $"whether {build} holds the fix of {string.Join(", ", entryCves)} cannot be told", first?.Time.Utc, installedFixed),
        };
    }

    private static FixState Dated(
        KnowledgeBase kb, IReadOnlyList<string> cves, IReadOnlyList<BuildWitness> witnesses, IReadOnlyList<SetupEvent> setup, ExchangeBuild build, DateTime? firstInstalled, bool installedFixed)
    {
        // A vulnerable build seen later than a registered fix shows that the registration did not take effect then.
        var lastOpen = witnesses.Where(w => w.Last is not null && w.Kind == BuildWitnessKind.LogVersion && IsFixed(kb, cves, w.Build) == false).Max(w => w.Last?.Utc);
        var dated = RegisteredBuild.From(kb, witnesses, setup).Where(r => r.Time is not null).Select(r => (r.Build, Time: r.Time!.Value, r.Source))
            .Concat(witnesses.Where(w => w.Kind == BuildWitnessKind.LogVersion && w.First is not null).Select(w => (w.Build, Time: w.First!.Value.Utc, w.Source)))
            .Where(s => IsFixed(kb, cves, s.Build) == true)
            .OrderBy(s => s.Time).ThenBy(s => s.Source, StringComparer.Ordinal)
            .ToList();
        var shown = dated.Where(s => lastOpen is null || s.Time >= lastOpen).ToList();
        var conflict = dated.Find(s => s.Time < lastOpen) is { Source: not null } early
            ? $"The evidence does not fit together: {early.Source} says that {early.Build}, which holds the fix, was there on {Phrases.Moment(early.Time)}, but a log shows a build without it until {Phrases.Moment(lastOpen!.Value)}; the later date counts." : null;
        var state = shown is [var earliest, ..]
            ? new FixState(true, earliest.Time, $"{earliest.Source} shows {earliest.Build}, which holds the fix, from {earliest.Time:yyyy-MM-dd HH:mm} UTC", firstInstalled, installedFixed)
            : new FixState(true, null, $"{build} holds the fix; when it was installed is not shown", firstInstalled, installedFixed);
        return state with { Conflict = conflict };
    }

    // NotAffected counts as fixed only where the caller looks at a line of its own (SE): the build in question is safe, earlier ones may not have been.
    private static bool? IsFixed(KnowledgeBase kb, IReadOnlyList<string> cves, ExchangeBuild build)
    {
        var decisions = cves.Select(kb.FindCve).OfType<Cve>().Select(c => kb.Examine(build, c.Id)).ToList();
        return decisions.Exists(d => d.State is CveState.Fixed or CveState.NotAffected && !d.Cve.ConfigurationIsTheFix) ? true
            : decisions.Count > 0 && decisions.TrueForAll(d => d.IsOpen) ? false
            : null;
    }
}
