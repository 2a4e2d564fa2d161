using System.Collections.Concurrent;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Rules;
using Breakwater.Model;
using Breakwater.Model.Hunting;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Hunting;

/// <summary>Takes the matches of all files of a hunt; used by several threads.</summary>
internal sealed class HuntSink(HuntRequest request, MatchStore store) : IMatchSink
{
    private readonly ConcurrentDictionary<SigmaDocument, HuntRule> _rules = new();

    public void Take(MatchedRecord record, IReadOnlyList<SigmaRule> rules)
    {
        if (!IsInRange(record.Time))
        {
            return;
        }

        foreach (var rule in rules)
        {
            store.Add(Match(rule, record), record);
        }
    }

    /// <summary>Takes what correlations found once all files were read.</summary>
    public void Take(CorrelationMatch match, CorrelationFeed feed)
    {
        var last = feed.EventOf(match.Events[^1]);
        if (IsInRange(last.Time))
        {
            var record = new MatchedRecord(last.Source, last.Position, last.Time, last.Computer, string.Join(' ', match.Events), "", CorrelationFindings.FieldsOf(match), CorrelationFindings.Excerpt(match));
            var events = match.Events.Select(feed.EventOf).Select(e => new HuntEvent(e.Position, e.Time)).ToList();
            store.Add(Match(match.Correlation, record) with { Events = events }, record);
        }
    }

    private bool IsInRange(EvidenceTime? time) => time is not { } known || !(known.Utc < request.From || known.Utc >= request.To);

    private HuntMatch Match(SigmaDocument rule, MatchedRecord record) => new()
    {
        Rule = _rules.GetOrAdd(rule, Describe),
        Time = record.Time,
        Source = record.Source,
        Position = record.Position,
        Computer = record.Computer,
        Fields = record.Fields,
        Excerpt = RecordFinding.Cut(record.Excerpt, RecordFinding.MaxExcerptChars),
    };

    public static HuntRule Describe(SigmaDocument rule) => new(rule.Id, rule.Title, RecordFinding.LevelOf(rule), rule.Path, [.. rule.Tags.Select(Tactic).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    /// <summary>Of ATT&amp;CK tags, tactics are the ones in words: techniques, groups and software begin with a letter and digits.</summary>
    private static string? Tactic(string tag)
    {
        const string prefix = "attack.";
        var name = tag.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? tag[prefix.Length..].ToLowerInvariant().Replace('_', '-') : null;
        return name is { Length: > 1 } && !char.IsAsciiDigit(name[1]) ? name : null;
    }
}
