using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Judgement.SoftwareExposure;

/// <summary>A build that a setup log or update history says was installed.</summary>
internal sealed record RegisteredBuild(ExchangeBuild Build, DateTime? Time, string Source)
{
    /// <summary>All successful registrations in the order of their times; an event that names only a KB is resolved on the cumulative update at hand.</summary>
    public static List<RegisteredBuild> From(KnowledgeBase knowledge, IReadOnlyList<BuildWitness> witnesses, IReadOnlyList<SetupEvent> setup)
    {
        var cus = witnesses.Select(w => w.Build).Concat(setup.Select(s => s.Build).OfType<ExchangeBuild>()).Select(b => (b.Major, b.Minor, b.Build)).ToHashSet();
        return [.. setup.Where(s => s.Succeeded)
            .Select(s => (s.Build ?? ByKb(knowledge, s.Update, cus)) is { } build ? new RegisteredBuild(build, s.Time.Utc, s.Source) : null)
            .Concat(witnesses.Where(w => w.Kind == BuildWitnessKind.SetupLog).Select(w => new RegisteredBuild(w.Build, (w.First ?? w.Last)?.Utc, w.Source)))
            .OfType<RegisteredBuild>()
            .OrderBy(r => r.Time ?? DateTime.MinValue).ThenBy(r => r.Build).ThenBy(r => r.Source, StringComparer.Ordinal)];
    }

    public BuildWitness AsWitness() => new(Build, BuildWitnessKind.SetupLog, Source, Time is { } time ? EvidenceTime.FromSeconds(time) : null);

    public string Name(KnowledgeBase knowledge) => knowledge.Identify(Build) is { IsKnown: true, Release: { } release } ? $"{release} ({Build})" : Build.ToString();

    // One KB number can belong to packages of several cumulative updates; only those at hand come into question, and only one may fit.
    private static ExchangeBuild? ByKb(KnowledgeBase knowledge, string? update, HashSet<(int, int, int)> cus)
    {
        var fitting = update is null ? [] : knowledge.Builds
            .Where(b => b.Kb is not null && update.Contains(b.Kb, StringComparison.OrdinalIgnoreCase) && cus.Contains((b.Build.Major, b.Build.Minor, b.Build.Build)) && !b.Disputed)
            .Select(b => b.Build).Distinct().ToList();
        return fitting is [var only] ? only : null;
    }
}
