using System.Globalization;
using Breakwater.Detection.Chains;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Analysis.Findings;

/// <summary>Adds to the findings of rules and detectors what they mean together.</summary>
internal static class ChainFindings
{
    private const int LongestPart = 100;

    /// <param name="findings">In finding order.</param>
    /// <param name="chains">What to look for.</param>
    /// <param name="until">The assessment time: what is later is not judged and joins nothing.</param>
    /// <param name="examined">Paths of the files that were examined.</param>
    /// <returns>All findings in finding order, each act and each sequence once, however many chains it fits.</returns>
    public static List<Finding> With(IReadOnlyList<Finding> findings, IReadOnlyList<Chain> chains, DateTime until, IEnumerable<string> examined)
    {
        var once = SameActs.Join(findings);
        var known = examined.Select(Spelt).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var matches = ChainDetector.Find(chains, [.. once.Where(f => f.Time is null || f.Time.Value.Utc <= until)])
            .OrderByDescending(m => m.Chain.Confidence).DistinctBy(m => (m.Campaign, string.Join(' ', m.Events.Select(e => e.Id))));
        return [.. once.Concat(matches.Select(m => Of(m, known))).Order(FindingOrder.Instance)];
    }

    /// <summary>
    /// Takes time, place and subject of the last event: the chain was whole then. The events are told in the order of their times, not of the chain's steps: a log
    /// that writes a request when it ends has it after what the request did.
    /// </summary>
    private static Finding Of(ChainMatch match, HashSet<string> examined)
    {
        var last = match.Events[^1];
        var told = match.Events.OrderBy(e => e.Time?.Utc ?? DateTime.MaxValue).ToList();
        var rule = $"chain/{match.Chain.Id}";
        return new Finding
        {
            Id = FindingIdentity.Of($"{rule}\n{match.Campaign}", last.Source),
            Rule = rule,
            Title = match.Chain.Title,
            Campaign = match.Campaign,
            Rung = last.Rung,
            Outcome = Outcome.Success,
            Confidence = match.Chain.Confidence,
            Level = match.Chain.Confidence == Confidence.High ? "critical" : "high",
            Attack = [.. match.Chain.Attack.Concat(last.Attack).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Time = last.Time,
            SourceId = last.SourceId,
            Source = last.Source,
            Excerpt = RecordFinding.Cut(string.Join(" -> ", told.Select(e => e.Title)), RecordFinding.MaxExcerptChars),
            Fields = Fields(match, told, examined),
            Subject = SubjectOf(match.Events),
            Events = [.. told.Select(e => e.Id)],
        };
    }

    /// <summary>
    /// What the last event leaves open, an earlier one of the same rung may name: the removal of a request does not say whose mail was taken, nor does a new member of a group say how the account is called.
    /// </summary>
    private static FindingSubject SubjectOf(IReadOnlyList<Finding> events) => events[^1].Subject with
    {
        RemovedBy = null,
        Mailbox = events.Where(e => e.Rung == events[^1].Rung).Select(e => e.Subject.Mailbox).LastOrDefault(m => m is not null),
        Target = events.Where(e => e.Rung == events[^1].Rung).Select(e => e.Subject.Target).LastOrDefault(t => t is not null),
    };

    private static SortedDictionary<string, string> Fields(ChainMatch match, List<Finding> told, HashSet<string> examined)
    {
        var fields = Steps(told);
        var missing = told.SelectMany(StartedFiles.Of).Where(p => !examined.Contains(Spelt(p))).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (match.Chain.LookAlikes.Count > 0)
        {
            fields[ChainFields.LooksAlike] = string.Join(' ', match.Chain.LookAlikes);
        }

        if (missing.Count > 0)
        {
            fields[ChainFields.NotExamined] = string.Join(", ", missing.Select(p => RecordFinding.Cut(p, LongestPart)));
        }

        return fields;
    }

    private static string Spelt(string path) => path.Replace('\\', '/');

    private static SortedDictionary<string, string> Steps(List<Finding> events) => new(
        events.Select((e, i) => (Name: $"{ChainFields.Step}{(i + 1).ToString(CultureInfo.InvariantCulture)}", Text: $"{(e.Time is { } time ? time.WholeSecond : "no time")} {SourceCatalogue.Find(e.SourceId).Title}: {e.Title}{On(e)}"))
            .ToDictionary(s => s.Name, s => s.Text), StringComparer.Ordinal);

    /// <summary>Who did it, where and to what: without it the steps name only kinds of acts.</summary>
    private static string On(Finding step)
    {
        var subject = step.Subject;
        string?[] parts = [Part("by", subject.User ?? subject.ClientAddress), Part("in the application pool", WorkerPool.Of(step)), Part("mailbox", subject.Mailbox), Part("on", subject.Target)];
        return parts.OfType<string>().ToList() is { Count: > 0 } said ? $" ({string.Join(", ", said)})" : "";
    }

    private static string? Part(string word, string? value) => string.IsNullOrWhiteSpace(value) ? null : $"{word} {(value.Length > LongestPart ? RecordFinding.Cut(value, LongestPart) + "..." : value)}";
}
