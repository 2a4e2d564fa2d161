using Breakwater.Judgement.Verdicts;
using Breakwater.Model;

namespace Breakwater.Judgement.Actions;

/// <summary>The assessment as far as next steps depend on it.</summary>
internal sealed class Situation
{
    public Situation(JudgementInput input, SoftwareState software, Verdict verdict, IReadOnlyList<MailboxEntry> mailboxes)
    {
        (AssessedAt, Exposure, State) = (input.AssessedAt, software.Exposure, verdict.Overall);
        var concerned = verdict.Campaigns.Where(c => c.State >= VerdictState.Suspected).ToList();
        Rungs = [.. concerned.SelectMany(c => c.Rungs).Distinct().Order()];
        Targeted = [.. verdict.Campaigns.Where(c => c.State == VerdictState.Targeted).Select(c => c.Name)];
        FirstSuccess = input.Findings.Where(f => Weighing.Counts(f) && f.Outcome >= Outcome.Success).Select(f => f.Time).OfType<EvidenceTime>().Order().Select(t => (EvidenceTime?)t).FirstOrDefault();
        Open = [.. verdict.Campaigns.Where(c => c.State == VerdictState.CannotExclude && c.LeavesTraces)];
        MissingSources = [.. input.MissingSources.Select(m => m.Message).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Mailboxes = mailboxes;
        Mitigations = [.. software.Mitigations.OrderBy(m => m.Id, StringComparer.Ordinal)
            .Where(m => software.Exposure.Cves.Any(c => OpenMitigations.IsOpen(c) && c.ExploitedInWild && m.Cves.Contains(c.Id)))
            .Select(m => $"{m.Title} ({m.Id})")];
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

    /// <summary>Interim mitigations for exploited holes that are open.</summary>
    public IReadOnlyList<string> Mitigations { get; }

    public bool BrokenInto => State >= VerdictState.Suspected;

    public bool NeedsUpdate => Exposure.State != ExposureState.Patched || Exposure.NotEffective.Count > 0;

    public bool ExploitedHoleOpen => Exposure.State is ExposureState.Vulnerable or ExposureState.Mitigated;

    public bool Reached(Rung rung) => Rungs.Contains(rung);

    /// <summary>A due date; whole minutes, so that two runs with the same time agree.</summary>
    public DateTime Within(TimeSpan span) => AssessedAt.AddTicks(-(AssessedAt.Ticks % TimeSpan.TicksPerMinute)) + span;
}
