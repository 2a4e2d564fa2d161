namespace Breakwater.Analysis.Events;

/// <summary>How a place's data file names the value of a rule's field: one name, or text with names in braces.</summary>
internal sealed class EventTemplate
{
    private EventTemplate((string Text, int Name)[] parts) => Parts = parts;

    /// <summary>Literal text with name -1, or a name's number.</summary>
    public (string Text, int Name)[] Parts { get; }

    public static EventTemplate Of(string text, EventNames names) =>
        new([.. Split(text).Select(p => (p.Text, p.IsName ? names.Find(p.Text) : -1))]);

    public static IEnumerable<string> NamesIn(string text) => Split(text).Where(p => p.IsName).Select(p => p.Text);

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
