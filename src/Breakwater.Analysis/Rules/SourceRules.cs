using System.Collections.Concurrent;
using Breakwater.Analysis.Logs;
using Breakwater.Knowledge.LogSources;
using Breakwater.Sigma;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Rules;

/// <summary>The rules of one text source for one thread, with the filter that spares them most lines.</summary>
internal sealed class SourceRules
{
    private readonly LiteralFilter? _suspects;
    private bool _isSuspect = true;

    private SourceRules(TextPlaceRules[] places, IReadOnlyList<SigmaRule> withoutRareText, LiteralFilter? suspects)
    {
        Places = places;
        WithoutRareText = withoutRareText;
        _suspects = suspects;
        Filter = suspects is null || Array.Exists(places, p => p.OnEveryLine) ? EveryLine.Instance : suspects;
    }

    public TextPlaceRules[] Places { get; }

    /// <summary>The rules for whose sake every line is looked at.</summary>
    public IReadOnlyList<SigmaRule> WithoutRareText { get; }

    /// <summary>What the reader passes on: every line where a rule has to see every line.</summary>
    public ICandidateFilter Filter { get; }

    /// <param name="required">What lines must hold, by source: worked out once, whatever the number of threads.</param>
    /// <param name="everyLine">Forces the plain twin of the filter.</param>
    public static SourceRules Of(ActiveRules rules, string source, ConcurrentDictionary<string, LineRequirements?> required, bool everyLine)
    {
        var about = rules.Places.Where(s => s.HasSource(source)).ToList();
        var key = string.Join('\n', about.Select(p => p.Source));
        var lines = everyLine ? null : required.GetOrAdd(key, _ => LineRequirements.Of([.. about.Select(p => (rules.SplitFor(p).OnSuspects.Rules, p))]));
        var places = about.SelectMany((p, i) => Of(rules, p, lines?.WordsOf[i], remembers: !everyLine));
        return new SourceRules([.. places.Where(p => p.Rules.Matcher.HasRules)], [.. about.SelectMany(p => rules.SplitFor(p).WithoutRareText)], lines is null ? null : new LiteralFilter(lines));
    }

    /// <summary>Begins a log, or a part of it that has other columns.</summary>
    public void Bind(LogSchema schema)
    {
        foreach (var place in Places)
        {
            place.Bind(schema);
        }
    }

    /// <summary>Looks at a line that the reader passed on.</summary>
    public void Look(ReadOnlySpan<byte> line)
    {
        // Where the filter passed it on, it remembers what it found.
        if (_suspects is not null && !ReferenceEquals(Filter, _suspects))
        {
            _isSuspect = _suspects.IsCandidate(line);
        }
    }

    /// <summary>Whether any rule of the place could match the line looked at last.</summary>
    /// <param name="record">That line.</param>
    /// <param name="candidates">These rules, a bit for each; empty for all of the place.</param>
    public bool CouldMatch(TextPlaceRules place, in LogRecord record, out ReadOnlySpan<ulong> candidates)
    {
        candidates = default;
        if (place.OnEveryLine || _suspects is null)
        {
            return place.Memory?.Knows(record) != true;
        }

        if (!_isSuspect)
        {
            return false;
        }

        candidates = _suspects.Rules[place.Words!.Value];
        return candidates.ContainsAnyExcept(0UL);
    }

    private static IEnumerable<TextPlaceRules> Of(ActiveRules rules, RecordPlace place, Range? words, bool remembers)
    {
        var (split, conditions) = (rules.SplitFor(place), rules.ConditionsFor(place));
        yield return new TextPlaceRules(new PlaceRules(split.OnSuspects.Copy(), conditions), new RecordFields(rules.Compiled.Fields, place), OnEveryLine: false, words);
        var fields = new RecordFields(rules.Compiled.Fields, place);
        foreach (var kind in split.OnEveryLine)
        {
            yield return new TextPlaceRules(new PlaceRules(kind.Matcher.Copy(), conditions), fields, OnEveryLine: true, null)
            {
                Asked = kind.Fields,
                Memory = remembers && kind.Fields is not null ? new CellMemory() : null,
            };
        }
    }
}
