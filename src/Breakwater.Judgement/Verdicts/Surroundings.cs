using System.Globalization;
using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>What the rest of the assessment says about the findings of one verdict: whose doing they are, what else that intruder did, which script is gone.</summary>
internal sealed class Surroundings
{
    private const int Named = 5;

    private readonly IReadOnlyList<Activity> _activities;
    private readonly IReadOnlyList<RemovedScript> _removed;
    private readonly Dictionary<string, string> _verdictOf;
    private readonly Dictionary<string, Finding> _throughBalancers;

    /// <param name="activities">In order of time.</param>
    /// <param name="removed">Scripts that were gone at collection.</param>
    /// <param name="findings">All findings that are judged.</param>
    /// <param name="nameOf">The name under which a finding is judged.</param>
    public Surroundings(IReadOnlyList<Activity> activities, IReadOnlyList<RemovedScript> removed, IReadOnlyList<Finding> findings, Func<Finding, string> nameOf)
    {
        (_activities, _removed) = (activities, removed);
        _verdictOf = findings.GroupBy(f => f.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => nameOf(g.First()), StringComparer.Ordinal);
        _throughBalancers = findings.Where(f => f.Subject.IsThroughBalancer).GroupBy(f => f.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    public IEnumerable<string> Of(IReadOnlyList<Finding> counted)
    {
        var ids = counted.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var concerned = _activities.Where(a => a.Findings.Any(ids.Contains)).ToList();
        foreach (var activity in concerned.Take(Named))
        {
            yield return Doing(activity, ids) + Hidden(activity);
        }

        if (concerned.Count > Named)
        {
            yield return $"{Phrases.Count(concerned.Count - Named, "further activity", "further activities")} hold the other findings.";
        }

        foreach (var script in _removed.Where(r => r.Findings.Any(ids.Contains)).Take(Named))
        {
            var last = script.LastSeen is { } seen ? $", last in use or in place at {seen.WholeSecond}" : "";
            yield return $"Gone at collection: {Phrases.Short(script.Path)}{last}. Removed by: {script.Remover} ({Spelling.Of(script.Confidence)} confidence). A removed file evicts nobody and lowers no verdict.";
        }
    }

    private string Doing(Activity activity, HashSet<string> ids)
    {
        var mine = activity.Findings.Count(ids.Contains);
        var others = activity.Findings.Where(f => !ids.Contains(f)).Select(f => _verdictOf.GetValueOrDefault(f)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return $"Whose doing: activity {activity.Id} holds {(mine == ids.Count ? ids.Count == 1 ? "this finding" : "all of these findings" : $"{mine.ToString(CultureInfo.InvariantCulture)} of these {Phrases.Count(ids.Count, "finding")}")}"
            + Some("address", "addresses", activity.Addresses) + Some("tool", "tools", activity.Tooling) + Some("account", "accounts", activity.Accounts)
            + (others.Count == 0 ? "." : $". The same activity holds findings judged under {Phrases.List(others)}: one intruder did all of it.");
    }

    /// <summary>Where a balancer stands between, whose doing it was only its own log tells.</summary>
    private string Hidden(Activity activity)
    {
        var through = activity.Findings.Select(f => _throughBalancers.GetValueOrDefault(f)).OfType<Finding>().ToList();
        var addresses = through.Select(f => Phrases.Short(f.Subject.ClientAddress!)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (addresses.Count == 0)
        {
            return "";
        }

        var (first, last) = (Seen.First(through)?.WholeSecond, Seen.Last(through)?.WholeSecond);
        return $" {Phrases.List([.. addresses.Take(Named)])} {(addresses.Count == 1 ? "is the address" : "are addresses")} of your load balancer or proxy, which asks for healthcheck.htm by itself; the intruder's own address is in its log for {(first == last ? first : $"{first} to {last}")}.";
    }

    /// <summary>Tools are attacker-written: each is cut, the rest counted.</summary>
    private static string Some(string one, string many, IReadOnlyList<string> words)
    {
        var shown = words.Take(Named).Select(Phrases.Short).ToList();
        return words.Count == 0 ? "" : $"; {(words.Count == 1 ? one : many)} {(words.Count > Named ? $"{string.Join(", ", shown)} and {words.Count - Named} more" : Phrases.List(shown))}";
    }
}
