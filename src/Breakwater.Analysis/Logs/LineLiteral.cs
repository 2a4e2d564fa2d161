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
    private static readonly SearchValues<char> ChangedValues = SearchValues.Create(Changed);
    private static readonly SearchValues<char> Restored = SearchValues.Create(" +,?");

    /// <summary>The longest piece of the text that stands in a line exactly as in the value; null when no piece of three characters is left.</summary>
    public static Literal? Of(RequiredText required, RecordPlace place)
    {
        var piece = required.Text.Split(Changed).MaxBy(p => p.Length)!;
        return piece.Length < 3 ? null
            : piece.Length == required.Text.Length && KeepsTogether(required, place) ? new Literal(piece) { Then = required.Then, NotAcross = required.NotAcross }
            : new Literal(piece);
    }

    /// <summary>
    /// Whether what stands between the two parts of the text stands between them in the line too, and nothing else: the two columns of an address lie apart. A question
    /// mark is no bound, because most lines have none.
    /// </summary>
    private static bool KeepsTogether(RequiredText required, RecordPlace place) =>
        required is { Field: not null, Then.Length: > 0 } && !required.Then.AsSpan().ContainsAny(ChangedValues) && !required.NotAcross.AsSpan().ContainsAny(Restored)
        && !NamesOf(required.Field, place).Contains("url", StringComparer.OrdinalIgnoreCase);

    private static IReadOnlyList<string> NamesOf(string field, RecordPlace place) =>
        place.Fields.FirstOrDefault(f => f.Name.Equals(field, StringComparison.OrdinalIgnoreCase))?.Texts ?? [field];
}
