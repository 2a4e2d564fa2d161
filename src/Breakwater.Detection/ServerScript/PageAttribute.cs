using System.Buffers;

namespace Breakwater.Detection.ServerScript;

/// <summary>An attribute of a page's directives and tags: <c>name = "value"</c>, whatever its case, its spaces and its quotation marks.</summary>
/// <param name="name">Its name; also found as the end of a longer one.</param>
internal sealed class PageAttribute(string name)
{
    private readonly SearchValues<string> _name = SearchValues.Create([name], StringComparison.OrdinalIgnoreCase);

    public string Name => name;

    /// <param name="text">Where to look; afterwards what follows the name.</param>
    /// <param name="value">The text from the first character of the value on.</param>
    /// <returns>False when the name does not come again with a value.</returns>
    public bool TryNext(ref ReadOnlySpan<char> text, out ReadOnlySpan<char> value)
    {
        for (var at = text.IndexOfAny(_name); at >= 0; at = text.IndexOfAny(_name))
        {
            text = text[(at + name.Length)..];
            if (text.TrimStart() is ['=', .. var behind])
            {
                behind = behind.TrimStart();
                value = (behind is ['"' or '\'', ..] ? behind[1..] : behind).TrimStart();
                return true;
            }
        }

        value = default;
        return false;
    }
}
