using System.Buffers;

namespace Breakwater.Detection;

/// <summary>Texts that are looked for whatever their case. Without culture data, as the program runs, <c>string.IndexOf</c> goes character by character when it ignores case.</summary>
internal sealed class CaselessTexts(params string[] texts)
{
    private readonly SearchValues<string> _texts = SearchValues.Create(texts, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether any of them is in a text.</summary>
    public bool AreIn(ReadOnlySpan<char> text) => text.ContainsAny(_texts);

    /// <summary>Where the first of them is in a text, at or behind a place; -1 when there is none.</summary>
    public int IndexIn(string text, int from = 0) => text.AsSpan(from).IndexOfAny(_texts) is >= 0 and var at ? from + at : -1;
}
