using Breakwater.Judgement.Verdicts;
using Breakwater.Knowledge.Mitigations;
using Breakwater.Model;

namespace Breakwater.Judgement.Actions;

/// <summary>The assessment as far as next steps depend on it.</summary>
internal sealed class Situation
{
    /// <summary>Exchange 2019 and SE share 15.2; from this third part on it is SE.</summary>
    private const int FirstSeBuild = 2562;

    private readonly ExchangeBuild? _build;

    public Situation(JudgementInput input, SoftwareState software, Verdict verdict, IReadOnlyList<MailboxEntry> mailboxes, IReadOnlyList<Activity> activities)
    {
        _build = software.Build.Build;
        (AssessedAt, Exposure, State) = (input.AssessedAt, software.Exposure, verdict.Overall);
        var concerned = verdict.Campaigns.Where(c => c.State >= VerdictState.Suspected).ToList();
        Rungs = [.. concerned.SelectMany(c => c.Rungs).Distinct().Order()];
        Targeted = [.. verdict.Campaigns.Where(c => c.State == VerdictState.Targeted).Select(c => c.Name)];
        FirstSuccess = input.Findings.Where(f => Weighing.Counts(f) && f.Outcome >= Outcome.Success).Select(f => f.Time).OfType<EvidenceTime>().Order().Select(t => (EvidenceTime?)t).FirstOrDefault();
        Open = [.. verdict.Campaigns.Where(c => c is { State: VerdictState.CannotExclude, Counts: true })];
        MissingSources = [.. input.MissingSources.Select(m => m.Message).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Mailboxes = mailboxes;
        Accounts = [.. activities.SelectMany(a => a.Accounts).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
        Leads = [.. input.Findings.Where(Weighing.IsLead).Order(FindingOrder.Instance)];
        Mitigations = [.. software.Mitigations.OrderBy(m => m.Id, StringComparer.Ordinal)
            .Where(m => m.Shields && m.ObsoleteFrom is not null && software.Exposure.Cves.Any(c => OpenMitigations.IsOpen(c) && c.ExploitedInWild && m.Cves.Contains(c.Id)))];
    }

    public DateTime AssessedAt { get; }

    public Exposure Exposure { get; }

    public VerdictState State { get; }

    /// <summary>Rungs reached by the campaigns that are suspected or compromised, ascending.</summary>
    public IReadOnlyList<Rung> Rungs { get; }

    public IReadOnlyList<string> Targeted { get; }

    /// <summary>Restore points must be older than this.</summary>
    public EvidenceTime? FirstSuccess { get; }

    /// <summary>Campaigns that cannot be excluded.</summary>
    public IReadOnlyList<CampaignVerdict> Open { get; }

    public IReadOnlyList<string> MissingSources { get; }

    public IReadOnlyList<MailboxEntry> Mailboxes { get; }

    /// <summary>Accounts of persons under which the intruder succeeded.</summary>
    public IReadOnlyList<string> Accounts { get; }

    /// <summary>Lasting things that products leave as well as intruders.</summary>
    public IReadOnlyList<Finding> Leads { get; }

    /// <summary>Updates of the installed product line, in order.</summary>
    public IReadOnlyList<UpdateStep> UpdatesInPlace => [.. Exposure.UpdatePath.Where(s => !IsMove(s))];

    /// <summary>Steps of the update path that need another product line, which is a project of weeks and no emergency measure.</summary>
    public IReadOnlyList<UpdateStep> UpdatesByMoving => [.. Exposure.UpdatePath.Where(IsMove)];

    /// <summary>Blocks of known requests for exploited holes that are open; what is itself a fix, or needs a newer build, is none of them.</summary>
    public IReadOnlyList<Mitigation> Mitigations { get; }

    public bool BrokenInto => State >= VerdictState.Suspected;

    public bool NeedsUpdate => Exposure.State != ExposureState.Patched || Exposure.NotEffective.Count > 0;

    public bool ExploitedHoleOpen => Exposure.State is ExposureState.Vulnerable or ExposureState.Mitigated;

    private bool IsMove(UpdateStep step) => _build is { } here && (!ExchangeBuild.TryParse(step.Build, out var there)
        || (there.Major, there.Minor, there.Build >= FirstSeBuild) != (here.Major, here.Minor, here.Build >= FirstSeBuild));

    public bool Reached(Rung rung) => Rungs.Contains(rung);

    /// <summary>A due date; whole minutes, so that two runs with the same time agree.</summary>
    public DateTime Within(TimeSpan span) => AssessedAt.AddTicks(-(AssessedAt.Ticks % TimeSpan.TicksPerMinute)) + span;
}
