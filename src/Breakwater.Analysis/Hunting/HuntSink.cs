using System.Collections.Concurrent;
using Breakwater.Analysis.Findings;
using Breakwater.Model.Hunting;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Hunting;

/// <summary>Takes the matches of all files of a hunt; used by several threads.</summary>
internal sealed class HuntSink(HuntRequest request, MatchStore store) : IMatchSink
{
    private readonly ConcurrentDictionary<SigmaRule, HuntRule> _rules = new();

    public void Take(MatchedRecord record, IReadOnlyList<SigmaRule> rules)
    {
        if (record.Time is { } time && (time.Utc < request.From || time.Utc >= request.To))
        {
            return;
        }

        foreach (var rule in rules)
        {
            store.Add(
                new HuntMatch
                {
                    Rule = _rules.GetOrAdd(rule, Describe),
                    Time = record.Time,
                    Source = record.Source,
                    Position = record.Position,
                    Computer = record.Computer,
                    Fields = record.Fields,
                    Excerpt = RecordFinding.Cut(record.Excerpt, RecordFinding.MaxExcerptChars),
                },
                record.Hash);
        }
    }

    public static HuntRule Describe(SigmaRule rule) => new(rule.Id, rule.Title, RecordFinding.LevelOf(rule), rule.Path, [.. rule.Tags.Select(Tactic).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    /// <summary>Of ATT&amp;CK tags, tactics are the ones in words: techniques, groups and software begin with a letter and digits.</summary>
    private static string? Tactic(string tag)
    {
        const string prefix = "attack.";
        var name = tag.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? tag[prefix.Length..].ToLowerInvariant().Replace('_', '-') : null;
        return name is { Length: > 1 } && !char.IsAsciiDigit(name[1]) ? name : null;
    }
}
