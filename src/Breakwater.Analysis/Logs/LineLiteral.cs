using System.Buffers;
using Breakwater.Knowledge.LogSources;
using Breakwater.Patterns;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Logs;

/// <summary>What a text that a value must hold looks like in the line.</summary>
internal static class LineLiteral
{
    // A value may have been unquoted (quotes), joined from two columns (question mark) or had its spaces restored (space, plus, comma).
    private static readonly char[] Changed = [' ', '+', ',', '?', '"', '\''];
    private const int LongestOfLine = 200;
    private static readonly SearchValues<char> ChangedValues = SearchValues.Create(Changed);
    private static readonly SearchValues<char> Restored = SearchValues.Create(" +,?");

    /// <summary>The longest piece of the text that stands in a line exactly as in the value; null when there is none.</summary>
    public static Literal? Of(RequiredText required, RecordPlace place)
    {
        // What is searched for in whole lines is compared with the line itself.
        if (required.Field is null)
        {
            return new Literal(required.Text[..Math.Min(required.Text.Length, LongestOfLine)]);
        }

        var piece = required.Text.Split(Changed).MaxBy(p => p.Length)!;
        return piece.Length == 0 ? null
            : piece.Length < required.Text.Length || required.Then.AsSpan().ContainsAny(ChangedValues) ? new Literal(piece)
            : !IsJoined(required.Field, place) ? required.NotAcross.AsSpan().ContainsAny(Restored) ? new Literal(piece) : new Literal(piece) { Then = required.Then, NotAcross = required.NotAcross }
            : required.Then.Equals(piece, StringComparison.OrdinalIgnoreCase) ? new Literal(piece) { Then = piece }
            : new Literal(piece);
    }

    /// <summary>Whether the two parts of the text may stand in two columns that lie apart, in either order: then a line only shows that both occur.</summary>
    private static bool IsJoined(string field, RecordPlace place) =>
        (place.Fields.FirstOrDefault(f => f.Name.Equals(field, StringComparison.OrdinalIgnoreCase))?.Texts ?? [field]).Contains("url", StringComparer.OrdinalIgnoreCase);
}
