using System.Collections.Concurrent;
using Breakwater.Analysis.Logs;
using Breakwater.Knowledge.LogSources;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Rules;

/// <summary>The rules of one text source for one thread, with the filter that spares them most lines.</summary>
internal sealed class SourceRules
{
    private readonly LiteralFilter? _suspects;
    private bool _isSuspect = true;

    private SourceRules(TextPlaceRules[] places, LiteralFilter? suspects)
    {
        Places = places;
        _suspects = suspects;
        Filter = suspects is null || Array.Exists(places, p => p.OnEveryLine) ? EveryLine.Instance : suspects;
    }

    public TextPlaceRules[] Places { get; }

    /// <summary>What the reader passes on: every line where a rule has to see every line.</summary>
    public ICandidateFilter Filter { get; }

    /// <param name="required">What lines must hold, by source: worked out once, whatever the number of threads.</param>
    /// <param name="everyLine">Forces the plain twin of the filter.</param>
    public static SourceRules Of(ActiveRules rules, string source, ConcurrentDictionary<string, LineRequirements?> required, bool everyLine)
    {
        var about = rules.Places.Where(s => s.HasSource(source)).ToList();
        var key = string.Join('\n', about.Select(p => p.Source));
        var lines = everyLine ? null : required.GetOrAdd(key, _ => LineRequirements.Of([.. about.Select(p => (rules.MatcherFor(p, onEveryLine: false).Rules, p))]));
        var places = about.SelectMany((p, i) => new[] { Of(rules, p, lines?.WordsOf[i]), Of(rules, p, null, onEveryLine: true) });
        return new SourceRules([.. places.Where(p => p.Rules.Matcher.HasRules)], lines is null ? null : new LiteralFilter(lines));
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
    /// <param name="candidates">These rules, a bit for each; empty for all of the place.</param>
    public bool CouldMatch(TextPlaceRules place, out ReadOnlySpan<ulong> candidates)
    {
        candidates = default;
        if (place.OnEveryLine || _suspects is null)
        {
            return true;
        }

        if (!_isSuspect)
        {
            return false;
        }

        candidates = _suspects.Rules[place.Words!.Value];
        return candidates.ContainsAnyExcept(0UL);
    }

    private static TextPlaceRules Of(ActiveRules rules, RecordPlace place, Range? words, bool onEveryLine = false) =>
        new(new PlaceRules(rules.MatcherFor(place, onEveryLine), rules.ConditionsFor(place)), new RecordFields(rules.Compiled.Fields, place), onEveryLine, words);
}
