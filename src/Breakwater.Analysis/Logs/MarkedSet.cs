using System.Buffers;

namespace Breakwater.Analysis.Logs;

/// <summary>A <see cref="RequiredSet"/> as it is asked of a line: by the marks of the texts that the line holds, then by single characters.</summary>
internal sealed class MarkedSet
{
    private readonly int _firstWord;
    private readonly ulong[] _marks;
    private readonly SearchValues<byte>? _characters;

    /// <param name="set">What a line must hold.</param>
    /// <param name="marks">The numbers of its texts among the marks of a line.</param>
    public MarkedSet(RequiredSet set, IReadOnlyCollection<int> marks)
    {
        Number = set.Number;
        _firstWord = marks.Count == 0 ? 0 : marks.Min() >> 6;
        _marks = new ulong[marks.Count == 0 ? 0 : (marks.Max() >> 6) - _firstWord + 1];
        foreach (var mark in marks)
        {
            _marks[(mark >> 6) - _firstWord] |= 1UL << (mark & 63);
        }

        _characters = set.Characters.Length == 0 ? null : SearchValues.Create([.. set.Characters.SelectMany(c => new[] { (byte)char.ToLowerInvariant(c), (byte)char.ToUpperInvariant(c) })]);
    }

    public int Number { get; }

    /// <summary>Whether one of its texts is in the line.</summary>
    /// <param name="found">The marks of the texts that the line holds in any form.</param>
    /// <param name="forms">The line as written and decoded.</param>
    public bool IsMetBy(ReadOnlySpan<ulong> found, in LineForms forms)
    {
        for (var i = 0; i < _marks.Length; i++)
        {
            if ((found[_firstWord + i] & _marks[i]) != 0)
            {
                return true;
            }
        }

        return _characters is not null && forms.HasAny(_characters);
    }
}
