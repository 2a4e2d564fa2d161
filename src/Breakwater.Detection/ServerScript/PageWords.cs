using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Breakwater.Detection.ServerScript;

/// <summary>Which words a page has, as names or inside its texts, and which of its controls the visitor fills in.</summary>
internal sealed partial class PageWords
{
    private static readonly CaselessTexts ObjectTag = new("<object");

    private static readonly CaselessTexts RunAt = new("runat");

    /// <summary>The words of each question, which pages are asked again and again.</summary>
    private static readonly ConcurrentDictionary<string, string[][]> Questions = new(StringComparer.Ordinal);

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private readonly string _texts;
    private readonly Dictionary<string, bool> _asked = new(StringComparer.Ordinal);

    /// <param name="tokens">The page's tokens.</param>
    /// <param name="page">Its text, for objects and controls that stand in the markup.</param>
    public PageWords(List<Token> tokens, string page)
    {
        var texts = new List<string>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Name)
            {
                _names.Add(token.Value);
            }
            else if (token.Kind == TokenKind.Text && token.Value.Length > 1)
            {
                texts.Add(ConstantCalls.Plain(token.Value));
            }
            else if (token.Kind == TokenKind.Number && !(i > 0 && tokens[i - 1].IsMark('.')))
            {
                _numbers.Add(token.Value);
            }
        }

        _texts = string.Join('\n', texts.Concat(ObjectTags(page))).ToLowerInvariant();
        Controls = ControlTag().Matches(page).Where(m => RunAt.AreIn(m.ValueSpan))
            .Select(m => IdAttribute().Match(m.Value)).Where(m => m.Success).Select(m => m.Groups[1].Value.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
    }

    public static PageWords None { get; } = new([], "");

    /// <summary>Lower-case ids of controls that hold what the visitor enters.</summary>
    public IReadOnlySet<string> Controls { get; }

    /// <param name="words">Lower case, separated by spaces; those that must all be there are joined by a plus sign.</param>
    public bool HasAny(string words)
    {
        // The page without words is one object for all threads and must stay as it is.
        if (_names.Count == 0 && _texts.Length == 0)
        {
            return false;
        }

        if (!_asked.TryGetValue(words, out var has))
        {
            _asked[words] = has = Array.Exists(Questions.GetOrAdd(words, static w => [.. w.Split(' ').Select(p => p.Split('+'))]), HasAll);
        }

        return has;
    }

    public bool Has(string word) => _names.Contains(word) || _texts.Contains(word, StringComparison.Ordinal);

    /// <summary>A port as a number or a text of its own, or behind the colon of an address; digits inside another number or an identifier are none.</summary>
    public bool HasPort(string port)
    {
        if (_numbers.Contains(port))
        {
            return true;
        }

        for (var at = _texts.IndexOf(port, StringComparison.Ordinal); at >= 0; at = _texts.IndexOf(port, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || _texts[at - 1] is ':' or '\n') && (at + port.Length == _texts.Length || _texts[at + port.Length] is '/' or '\n'))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasAll(string[] words) => Array.TrueForAll(words, Has);

    // Both take time linear to the page: nothing in them can be cut in two ways, but for white space in the 400 characters of a tag.
    [GeneratedRegex(@"<(asp:textbox|asp:dropdownlist|asp:fileupload|asp:hiddenfield|asp:listbox|asp:radiobuttonlist|input|textarea|select)\b[^<>]{0,400}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ControlTag();

    [GeneratedRegex(@"\bid\s*=\s*[""']?\s*([a-z_][a-z0-9_]*)", RegexOptions.IgnoreCase)]
    private static partial Regex IdAttribute();

    private static IEnumerable<string> ObjectTags(string page)
    {
        for (var start = ObjectTag.IndexIn(page); start >= 0;)
        {
            var end = page.IndexOf('>', start);
            end = end < 0 ? page.Length : end;
            yield return page[start..end];
            start = ObjectTag.IndexIn(page, end);
        }
    }
}
