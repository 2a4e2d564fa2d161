using System.Buffers;
using Breakwater.Patterns;

namespace Breakwater.Analysis.Logs;

/// <summary>Texts of which a line must hold one.</summary>
internal sealed class RequiredSet
{
    private readonly Lazy<LiteralSet> _search;
    private readonly SearchValues<byte> _characters;
    private readonly bool _tied;

    /// <param name="texts">Each at least one character; of one that is too short to be searched for only its rarest character is asked.</param>
    public RequiredSet(IReadOnlyList<Literal> texts)
    {
        Literals = [.. texts.Where(t => t.Text.Length >= LiteralSet.ShortestFast)];
        var characters = texts.Where(t => t.Text.Length < LiteralSet.ShortestFast).Select(t => t.Text.MinBy(c => char.IsAsciiLetterOrDigit(c) ? 1 : 0)).ToList();
        _characters = SearchValues.Create([.. characters.SelectMany(c => new[] { (byte)char.ToLowerInvariant(c), (byte)char.ToUpperInvariant(c) })]);
        IsSearchable = characters.Count == 0;
        Characters = string.Concat(characters);
        _tied = Literals.Any(l => l.Then.Length > 0);
        _search = new(() => new LiteralSet(Literals));
    }

    /// <summary>Its number among the sets of the same <see cref="LineRequirements"/>, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>The texts that can be searched for.</summary>
    public IReadOnlyList<Literal> Literals { get; }

    /// <summary>What is asked of the others.</summary>
    public string Characters { get; }

    /// <summary>Whether all of them can be searched for.</summary>
    public bool IsSearchable { get; }

    /// <summary>Whether one of them is in the line; yes, too, where a line break may stand between two that belong together, which the search takes for two lines.</summary>
    public bool IsIn(ReadOnlySpan<byte> line) =>
        (!IsSearchable && line.ContainsAny(_characters)) || _search.Value.IndexIn(line) >= 0 || (_tied && line.Contains((byte)'\n'));
}
