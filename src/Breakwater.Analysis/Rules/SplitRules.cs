using Breakwater.Analysis.Logs;
using Breakwater.Knowledge.LogSources;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Rules;

/// <summary>The rules about one place in text logs, by the lines on which they have to be tried.</summary>
/// <param name="OnSuspects">Tried on lines that hold some rare text.</param>
/// <param name="OnEveryLine">Tried on all lines.</param>
/// <param name="WithoutRareText">Those for whose sake every line is looked at.</param>
internal sealed record SplitRules(RuleMatcher OnSuspects, IReadOnlyList<EveryLineRules> OnEveryLine, IReadOnlyList<SigmaRule> WithoutRareText)
{
    // Each has a memory of its own.
    private const int MostKinds = 8;

    public static SplitRules Of(RuleSet compiled, IEnumerable<SigmaRule> rules, RecordPlace place)
    {
        var traffic = new EverydayTraffic();
        var spared = rules.ToLookup(r => LineRequirements.SpareFor(r, place, traffic));
        var kinds = spared[false].GroupBy(r => KeyOf(compiled.FieldsAskedBy(r)), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var suspects = new List<SigmaRule>();
        foreach (var rule in spared[true])
        {
            // Where the agents of all lines are looked at anyway, another rule about them costs nothing there, while its texts would be searched for in whole lines.
            var asked = compiled.FieldsAskedBy(rule);
            (asked is not null && asked.All(f => FieldBinding.IsAgent(compiled.Fields[f], place)) && kinds.TryGetValue(KeyOf(asked), out var kind) ? kind : suspects).Add(rule);
        }

        var told = kinds.Where(k => k.Key.Length > 0).OrderByDescending(k => k.Value.Count).ThenBy(k => k.Key, StringComparer.Ordinal).Take(MostKinds).Select(k => k.Value).ToList();
        var others = kinds.Values.Except(told).SelectMany(k => k).ToList();
        return new SplitRules(
            compiled.ForRules(suspects),
            [.. told.Select(k => new EveryLineRules(compiled.ForRules(k), compiled.FieldsAskedBy(k[0]))), .. others.Count == 0 ? [] : (EveryLineRules[])[new(compiled.ForRules(others), null)]],
            [.. spared[false]]);
    }

    private static string KeyOf(IReadOnlyList<int>? fields) => fields is null ? "" : string.Join(' ', fields);
}
