namespace Breakwater.Analysis.Events;

/// <summary>How a place's data file names the value of a rule's field: one name, one member of a list (<c>Hashes[MD5]</c>), or text with names in braces.</summary>
internal sealed class EventTemplate
{
    private EventTemplate((string Text, int Name)[] parts, string? member) => (Parts, Member) = (parts, member);

    /// <summary>Literal text with name -1, or a name's number.</summary>
    public (string Text, int Name)[] Parts { get; }

    /// <summary>What stands before a value in a list such as <c>MD5=...,SHA256=...</c>; null where the whole value is meant.</summary>
    public string? Member { get; }

    public static EventTemplate Of(string text, EventNames names)
    {
        var (list, member) = SplitMember(text);
        return new([.. Split(list).Select(p => (p.Text, p.IsName ? names.Find(p.Text) : -1))], member);
    }

    public static IEnumerable<string> NamesIn(string text) => Split(SplitMember(text).List).Where(p => p.IsName).Select(p => p.Text);

    /// <summary><c>Data[3]</c> is no member: it is the name of an unnamed value.</summary>
    private static (string List, string? Member) SplitMember(string text)
    {
        var bracket = text.IndexOf('[', StringComparison.Ordinal);
        return bracket > 0 && text[^1] == ']' && !char.IsAsciiDigit(text[bracket + 1]) ? (text[..bracket], text[(bracket + 1)..^1] + "=") : (text, null);
    }

    private static IEnumerable<(string Text, bool IsName)> Split(string text)
    {
        if (!text.Contains('{', StringComparison.Ordinal))
        {
            yield return (text, true);
            yield break;
        }

        foreach (var piece in text.Split('{'))
        {
            var end = piece.IndexOf('}', StringComparison.Ordinal);
            if (end >= 0)
            {
                yield return (piece[..end], true);
            }

            if (piece.Length > end + 1)
            {
                yield return (piece[(end + 1)..], false);
            }
        }
    }
}
