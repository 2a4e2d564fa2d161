using System.Collections.Concurrent;
using Breakwater.Analysis;
using Breakwater.Model;

namespace Breakwater.Accuracy.Tests;

/// <summary>Assesses a case once, compares, and keeps what was said.</summary>
internal static class AccuracyRun
{
    private static readonly ConcurrentDictionary<string, Lazy<(Assessment? Assessment, IReadOnlyList<string> Differences)>> Done = new(StringComparer.Ordinal);

    public static (Assessment? Assessment, IReadOnlyList<string> Differences) Of(AccuracyCase item) => Done.GetOrAdd(item.Name, _ => new(() => Assess(item))).Value;

    private static (Assessment?, IReadOnlyList<string>) Assess(AccuracyCase item)
    {
        var folder = Directory.CreateTempSubdirectory("bw-accuracy-").FullName;
        try
        {
            var outcome = Assessor.Assess(
                new AssessmentRequest
                {
                    Evidence = [item.Build(Path.Combine(folder, "evidence"))],
                    Now = new DateTime(2026, 10, 16, 0, 0, 0, DateTimeKind.Utc),
                    AsOf = item.AsOf,
                    Since = item.Since,
                    Threads = 2,
                    ToolVersion = "test",
                },
                null, TestContext.Current.CancellationToken);
            return outcome.Assessment is { } assessment ? (assessment, [.. Compare(item, assessment)]) : (null, [$"refused: {outcome.Refusal} {string.Join(" | ", outcome.Messages)}"]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Compare(AccuracyCase item, Assessment a)
    {
        if (a.Exposure.State != item.Exposure)
        {
            yield return $"exposure: expected {item.Exposure}, is {a.Exposure.State} ({a.Exposure.BuildMeaning})";
        }

        if (a.Verdict.Overall != item.Overall)
        {
            yield return $"overall: expected {item.Overall}, is {a.Verdict.Overall}: {string.Join(" / ", a.Verdict.Campaigns.Where(c => c.LeavesTraces && c.State != VerdictState.NotFound).Select(c => $"{c.Id} {c.State}: {c.Reason}"))}";
        }

        if (AssessExitCode.Of(a) != item.Exit)
        {
            yield return $"exit: expected {item.Exit}, is {AssessExitCode.Of(a)}";
        }

        foreach (var (campaign, state) in item.States)
        {
            var verdict = a.Verdict.Campaigns.FirstOrDefault(c => c.Id == campaign);
            if (verdict?.State != state)
            {
                yield return $"{campaign}: expected {state}, is {verdict?.State.ToString() ?? "absent"}: {verdict?.Reason}";
            }
        }

        foreach (var difference in Details(item, a))
        {
            yield return difference;
        }
    }

    private static IEnumerable<string> Details(AccuracyCase item, Assessment a)
    {
        var rungs = a.Verdict.Campaigns.SelectMany(c => c.Rungs.Select(r => $"{c.Id}:{r}")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var rung in item.Must.Where(r => !rungs.Contains(r)))
        {
            yield return $"rung {rung} not reached (reached: {string.Join(", ", rungs)})";
        }

        foreach (var rung in item.MustNot.Where(rungs.Contains))
        {
            yield return $"rung {rung} wrongly reached";
        }

        var chains = a.Findings.Where(f => f.Events is not null).Select(f => f.Rule.Replace("chain/", "", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        foreach (var chain in item.Chains.Except(chains).Concat(item.NotChains.Where(chains.Contains)))
        {
            yield return $"chain {chain}: expected {item.Chains.Contains(chain)}, made: {string.Join(", ", chains)}";
        }

        var mailboxes = a.Mailboxes.Where(m => !m.Address.StartsWith("all ", StringComparison.Ordinal)).Select(m => $"{m.Address}={m.State}").Order(StringComparer.Ordinal).ToList();
        if (item.Mailboxes is { } wanted && !wanted.Order(StringComparer.Ordinal).SequenceEqual(mailboxes))
        {
            yield return $"mailboxes: expected [{string.Join(", ", wanted)}], is [{string.Join(", ", mailboxes)}]";
        }

        var activities = a.Activities.Count(x => x.Rungs.Count > 0);
        if (item.Activities is { } sets && sets != activities)
        {
            yield return $"activities: expected {sets}, are {activities}: {string.Join(" / ", a.Activities.Select(x => $"{string.Join(", ", x.Addresses)} {string.Join(", ", x.Rungs)}"))}";
        }

        var said = Said(a);
        foreach (var words in item.Says.Where(w => !said.Contains(w, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"does not say '{words}'";
        }

        foreach (var words in item.NeverSays.Where(w => said.Contains(w, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"says '{words}'";
        }
    }

    public static string Said(Assessment a) => string.Join('\n',
    [
        .. a.Verdict.Campaigns.Select(c => c.Reason), .. a.Verdict.Campaigns.SelectMany(c => c.Coverage.Missing), .. a.Verdict.Campaigns.SelectMany(c => c.Explanation), .. a.Warnings, .. a.Exposure.NotEffective,
        .. a.Removed.Select(r => $"{r.Path}: {r.Remover}"), a.Exposure.BuildMeaning, .. a.Unread.Select(u => u.Path + " " + u.Reason), .. a.Actions.Select(s => $"{s.Title}. {s.Why}"),
    ]);
}
