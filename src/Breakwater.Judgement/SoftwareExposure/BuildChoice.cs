using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Judgement.SoftwareExposure;

/// <summary>Chooses the build in effect among the witnesses.</summary>
internal sealed class BuildChoice
{
    private readonly KnowledgeBase knowledge;
    private readonly IReadOnlyList<BuildWitness> witnesses;
    private readonly List<RegisteredBuild> registered;
    private readonly List<string> warnings = [];
    private readonly List<string> notEffective = [];

    public BuildChoice(KnowledgeBase knowledge, IReadOnlyList<BuildWitness> witnesses, IReadOnlyList<SetupEvent> setup)
    {
        this.knowledge = knowledge;
        this.witnesses = [.. witnesses.OrderBy(Rank).ThenByDescending(w => w.Last?.Utc ?? w.First?.Utc).ThenByDescending(w => w.Build).ThenBy(w => w.Source, StringComparer.Ordinal)];
        registered = RegisteredBuild.From(knowledge, witnesses, setup);
    }

    public IReadOnlyList<string> NotEffective => notEffective;

    public BuildDecision Choose()
    {
        var best = Best();
        if (best is not null)
        {
            best = ConsiderRegistered(best);
            ReportContradictions(best);
        }

        return new BuildDecision
        {
            Build = best?.Build,
            Identity = best is null ? null : knowledge.Identify(best.Build),
            Witness = best,
            Facts = [.. witnesses.Select(w => new ServerFact("build", w.Build.ToString(), w.Source))],
            Warnings = warnings,
        };
    }

    // What ExSetup.exe says counts among binaries, because it is replaced by every update; others may be older for good reason.
    private static int Rank(BuildWitness witness) =>
        witness.Kind == BuildWitnessKind.CumulativeUpdateOnly || witness.Build.IsCumulativeUpdateOnly ? 10
        : witness.Kind != BuildWitnessKind.BinaryVersion ? 1 + (int)witness.Kind
        : IsExSetup(witness) ? 0 : 1;

    private static bool IsExSetup(BuildWitness witness) => witness.Source.Contains("ExSetup.exe", StringComparison.OrdinalIgnoreCase);

    private BuildWitness? Best()
    {
        if (witnesses.Count == 0)
        {
            return registered.LastOrDefault()?.AsWitness();
        }

        var first = witnesses[0];
        if (Rank(first) < 10)
        {
            return first;
        }

        // A registered build beats a witness that cannot see updates, when both mean the same cumulative update.
        var cuOnly = first with { Build = first.Build with { Revision = null } };
        var seen = registered.LastOrDefault();
        return seen is not null && seen.Build with { Revision = null } == cuOnly.Build ? seen.AsWitness() : cuOnly;
    }

    private BuildWitness ConsiderRegistered(BuildWitness best)
    {
        if (best.Kind == BuildWitnessKind.SetupLog || best.Build.IsCumulativeUpdateOnly || registered.LastOrDefault(r => r.Build > best.Build && SameProduct(r.Build, best.Build)) is not { } newer)
        {
            return best;
        }

        // Logs that end before the update say nothing about what ran after it.
        if (best.Kind == BuildWitnessKind.LogVersion && best.Last is { } last && newer.Time is { } time && last.Utc < time)
        {
            warnings.Add($"{newer.Name(knowledge)} was installed at {time:yyyy-MM-dd HH:mm} UTC after the last log record that shows a build ({best.Build}); no later witness confirms that it took effect.");
            return newer.AsWitness();
        }

        notEffective.Add($"{newer.Name(knowledge)} is registered ({newer.Source}) but {best.Source} shows {best.Build}: files were not replaced, the older build counts.");
        return best;
    }

    private void ReportContradictions(BuildWitness best)
    {
        foreach (var other in witnesses.Where(w => !w.Equals(best) && Contradicts(w, best)).DistinctBy(w => w.Build))
        {
            warnings.Add($"Witnesses disagree about the build: {best.Build} ({best.Source}) is used, {other.Build} ({other.Source}) is not.");
        }
    }

    // An earlier log row shows an earlier build and a binary beside ExSetup.exe may be older: neither contradicts.
    private static bool Contradicts(BuildWitness other, BuildWitness best)
    {
        var cuOnly = other.Kind == BuildWitnessKind.CumulativeUpdateOnly || other.Build.IsCumulativeUpdateOnly || best.Build.IsCumulativeUpdateOnly;
        var differs = cuOnly ? other.Build with { Revision = null } != best.Build with { Revision = null } : other.Build != best.Build;
        var earlier = other.Build < best.Build && (other.Kind == BuildWitnessKind.BinaryVersion || other.Last is not null || other.Kind == BuildWitnessKind.SetupLog);
        return differs && !earlier && other.Kind != BuildWitnessKind.SetupLog;
    }

    private static bool SameProduct(ExchangeBuild a, ExchangeBuild b) => (a.Major, a.Minor) == (b.Major, b.Minor);
}
