using Breakwater.Sigma.Literals;
using Breakwater.Sigma.Matching;

namespace Breakwater.Sigma.Values;

/// <summary>The value matches at least one of the patterns.</summary>
internal sealed class TextTest(IReadOnlyList<TextPattern> patterns, bool cased) : ValueTest
{
    // Below this many, trying each is faster than the index is to build and ask.
    private const int Indexed = 12;

    private readonly TextPattern[] _patterns = [.. patterns];

    // Threads that make it at a time make the same.
    private TextIndex? _index;

    public override int Cost => _patterns.Length < Indexed ? _patterns.Length : Indexed;

    public override IReadOnlyList<IReadOnlyList<RequiredText>> RequiredTexts => TextClauses.AnyOf(_patterns.Select(pattern =>
        TextClauses.AllOf(pattern.Runs.Select(AsciiText.LongestIn).Where(text => text.Length > 0)
            .Select(text => (IReadOnlyList<IReadOnlyList<RequiredText>>)[[new RequiredText(null, text)]]))));

    public override Trigger[]? Triggers(int field)
    {
        if (_patterns.Length > Limits.TriggersPerRule)
        {
            return null;
        }

        var triggers = new Trigger[_patterns.Length];
        for (var i = 0; i < triggers.Length; i++)
        {
            if (TriggerOf(field, _patterns[i]) is not { } trigger)
            {
                return null;
            }

            triggers[i] = trigger;
        }

        return triggers;
    }

    public override bool IsMatch(ReadOnlySpan<char> value, ref bool undecided)
    {
        if (_patterns.Length >= Indexed)
        {
            return (_index ??= new TextIndex(_patterns, cased)).IsMatch(value);
        }

        foreach (var pattern in _patterns)
        {
            if (pattern.IsMatch(value))
            {
                return true;
            }
        }

        return false;
    }

    public override bool Equals(object? obj) => obj is TextTest other && _patterns.AsSpan().SequenceEqual(other._patterns);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var pattern in _patterns)
        {
            hash.Add(pattern);
        }

        return hash.ToHashCode();
    }

    private static Trigger? TriggerOf(int field, TextPattern pattern) =>
        pattern.Literal is { Length: > 0 } literal && (pattern.Placement == TextPlacement.Whole || TriggerText.Tells(literal)) ? TriggerText.Cut(field, pattern.Placement, literal)
        : pattern.Runs.MaxBy(run => run.Length) is { } longest && TriggerText.Tells(longest) ? TriggerText.Cut(field, TextPlacement.Contains, longest)
        : null;
}
