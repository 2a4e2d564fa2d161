using System.Net;

namespace Breakwater.Mitigation.Editing;

/// <summary>
/// Finds where elements and attributes lie in the text, which an XML reader does not tell. It is run on text that an XML reader has found well-formed;
/// whatever it does not understand makes it give up rather than guess.
/// </summary>
internal sealed class MarkupScanner
{
    private const int Deepest = 64;
    private const int Most = 500_000;

    private readonly string _text;
    private int _at;

    private MarkupScanner(string text) => _text = text;

    /// <summary>The root element; null when the text is not understood.</summary>
    public static MarkupElement? Scan(string text) => new MarkupScanner(text).Scan();

    private MarkupElement? Scan()
    {
        MarkupElement? root = null;
        var open = new Stack<MarkupElement>();
        var count = 0;
        while ((_at = _text.IndexOf('<', _at)) >= 0)
        {
            if (Skips("<!--", "-->") || Skips("<![CDATA[", "]]>") || Skips("<?", "?>"))
            {
                if (_at < 0)
                {
                    return null;
                }
            }
            else if (Is("<!"))
            {
                return null;
            }
            else if (Is("</"))
            {
                if (!Close(open))
                {
                    return null;
                }
            }
            else if (++count > Most || open.Count > Deepest || Open(open.TryPeek(out var parent) ? parent : null) is not { } element)
            {
                return null;
            }
            else
            {
                if (parent is null && root is not null)
                {
                    return null;
                }

                root ??= element;
                if (!element.IsSelfClosing)
                {
                    open.Push(element);
                }
            }
        }

        return open.Count == 0 ? root : null;
    }

    private bool Is(string what) => string.CompareOrdinal(_text, _at, what, 0, what.Length) == 0;

    private bool Skips(string from, string to)
    {
        if (!Is(from))
        {
            return false;
        }

        var end = _text.IndexOf(to, _at + from.Length, StringComparison.Ordinal);
        _at = end < 0 ? -1 : end + to.Length;
        return true;
    }

    private bool Close(Stack<MarkupElement> open)
    {
        var start = _at;
        var end = _text.IndexOf('>', start);
        if (end < 0 || !open.TryPop(out var element) || LocalName(_text[(start + 2)..end].Trim()) != element.Name)
        {
            return false;
        }

        (element.ContentEnd, element.End, _at) = (start, end + 1, end + 1);
        return true;
    }

    private MarkupElement? Open(MarkupElement? parent)
    {
        var start = _at++;
        var element = new MarkupElement(LocalName(Token()), parent, start);
        while (true)
        {
            Blank();
            if (_at >= _text.Length || element.Name.Length == 0)
            {
                return null;
            }

            if (_text[_at] == '>' || Is("/>"))
            {
                element.IsSelfClosing = _text[_at] == '/';
                _at += element.IsSelfClosing ? 2 : 1;
                (element.ContentStart, element.ContentEnd, element.End) = (_at, _at, _at);
                parent?.Children.Add(element);
                return element;
            }

            if (!Attribute(element))
            {
                return null;
            }
        }
    }

    private bool Attribute(MarkupElement element)
    {
        var name = Token();
        Blank();
        if (name.Length == 0 || _at >= _text.Length || _text[_at] != '=')
        {
            return false;
        }

        _at++;
        Blank();
        if (_at >= _text.Length || _text[_at] is not ('"' or '\'') || _text.IndexOf(_text[_at], _at + 1) is not (> 0 and var end))
        {
            return false;
        }

        element.Attributes.Add(new MarkupAttribute(name, WebUtility.HtmlDecode(_text[(_at + 1)..end]), _at + 1, end, _text[_at]));
        _at = end + 1;
        return true;
    }

    private string Token()
    {
        var from = _at;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not ('=' or '>' or '/' or '"' or '\'' or '<'))
        {
            _at++;
        }

        return _text[from.._at];
    }

    private void Blank()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private static string LocalName(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
