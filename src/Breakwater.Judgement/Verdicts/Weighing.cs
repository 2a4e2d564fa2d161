using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>The findings of one campaign, sorted by what they can decide (design section 5, rules a to c).</summary>
internal sealed record Weighing
{
    /// <summary>Rule a: success or artefact, rung wrote-file or above, high confidence.</summary>
    public required IReadOnlyList<Finding> Compromising { get; init; }

    /// <summary>Rule b: any other success or artefact that counts.</summary>
    public required IReadOnlyList<Finding> Suspicious { get; init; }

    /// <summary>Rule c.</summary>
    public required IReadOnlyList<Finding> Attempts { get; init; }

    /// <summary>Requests of scanners: they change nothing.</summary>
    public required int Probes { get; init; }

    /// <summary>Requests of the house's own that look like a scanner's: self-tests.</summary>
    public required int OwnProbes { get; init; }

    /// <summary>Low confidence: they change nothing.</summary>
    public required int Weak { get; init; }

    /// <summary>Of the weak ones those that show a state which somebody has to explain.</summary>
    public required IReadOnlyList<Finding> Leads { get; init; }

    /// <summary>Everything that counts, in finding order.</summary>
    public required IReadOnlyList<Finding> Counted { get; init; }

    public IEnumerable<Finding> Successes => Compromising.Concat(Suspicious);

    /// <summary>Takes findings in finding order; those without rung and outcome must not be among them.</summary>
    public static Weighing Of(IReadOnlyList<Finding> findings)
    {
        var counted = findings.Where(Counts).ToList();
        var probes = SameRequests.Of(findings.Where(f => f.Outcome == Outcome.Probe));
        return new Weighing
        {
            Compromising = [.. counted.Where(f => f.Outcome >= Outcome.Success && f.Rung >= Rung.WroteFile && f.Confidence == Confidence.High)],
            Suspicious = [.. counted.Where(f => f.Outcome >= Outcome.Success && !(f.Rung >= Rung.WroteFile && f.Confidence == Confidence.High))],
            Attempts = [.. counted.Where(f => f.Outcome == Outcome.Attempt)],
            Probes = probes.Count(r => !r.Any(f => f.Subject.IsOwn)),
            OwnProbes = probes.Count(r => r.Any(f => f.Subject.IsOwn)),
            Weak = findings.Count(f => f.Outcome > Outcome.Probe && f.Confidence == Confidence.Low),
            Leads = [.. findings.Where(IsLead)],
            Counted = counted,
        };
    }

    /// <summary>False for probes, for low confidence and for a rule that says neither rung nor outcome.</summary>
    public static bool Counts(Finding finding) =>
        finding.Rung is not null && finding.Outcome > Outcome.Probe && finding.Confidence > Confidence.Low;

    /// <summary>True for something lasting that was found in place, which products leave as well as intruders.</summary>
    public static bool IsLead(Finding finding) => finding is { Rung: Rung.Persistence, Outcome: Outcome.Artefact, Confidence: Confidence.Low, Time: null };
}
