using Breakwater.Sigma.Literals;

namespace Breakwater.Sigma.Values;

/// <summary>The value matches at least one of the patterns.</summary>
internal sealed class TextTest(IReadOnlyList<TextPattern> patterns, bool cased) : ValueTest
{
    // Below this many, trying each is faster than the index is to build and ask.
    private const int Indexed = 12;

    private readonly TextPattern[] _patterns = [.. patterns];
    private readonly Lazy<TextIndex>? _index = patterns.Count < Indexed ? null : new(() => new TextIndex(patterns, cased));

    public override int Cost => _patterns.Length < Indexed ? _patterns.Length : Indexed;

    public override IReadOnlyCollection<string>? MandatoryLiterals => LiteralSets.AnyOf(_patterns.Select(pattern => LiteralSets.Longest(pattern.Runs)));

    public override bool IsMatch(ReadOnlySpan<char> value, ref bool undecided)
    {
        if (_index is not null)
        {
            return _index.Value.IsMatch(value);
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
}
