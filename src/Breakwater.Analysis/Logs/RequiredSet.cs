using Breakwater.Patterns;

namespace Breakwater.Analysis.Logs;

/// <summary>Texts of which a line must hold one.</summary>
internal sealed class RequiredSet
{
    /// <param name="texts">Each at least one character; of one that is too short to be searched for only its rarest character is asked.</param>
    public RequiredSet(IReadOnlyList<Literal> texts)
    {
        Literals = [.. texts.Where(t => t.Text.Length >= LiteralSet.ShortestFast)];
        Characters = string.Concat(texts.Where(t => t.Text.Length < LiteralSet.ShortestFast).Select(t => t.Text.MinBy(c => EverydayTraffic.IsRare(c) ? 0 : char.IsAsciiLetterOrDigit(c) ? 2 : 1)).Distinct());
    }

    /// <summary>Its number among the sets of the same <see cref="LineRequirements"/>, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>The texts that are long enough to be searched for together.</summary>
    public IReadOnlyList<Literal> Literals { get; }

    /// <summary>What is asked of the others.</summary>
    public string Characters { get; }

    /// <summary>Whether all of them can be searched for.</summary>
    public bool IsSearchable => Characters.All(EverydayTraffic.IsRare);
}
