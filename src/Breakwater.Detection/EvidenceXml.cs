using System.Xml;
using System.Xml.Linq;
using Breakwater.Detection.WebFiles;

namespace Breakwater.Detection;

/// <summary>
/// Reads XML from the evidence into a tree of bounded depth and size, whatever its encoding: elements, attributes and text, without namespaces. Document types are
/// refused. Damaged XML yields the tree up to the damage.
/// </summary>
public static class EvidenceXml
{
    private const int MaxChars = 16 * 1024 * 1024;
    private const int MaxElements = 200_000;
    private const int MaxAttributes = 100;
    private const int MaxDepth = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxChars,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CheckCharacters = false,
    };

    /// <summary>Null when there is no root element; <paramref name="problem"/> says what stopped the reading.</summary>
    public static XElement? Read(ReadOnlySpan<byte> content, out string? problem) => Read(PageText.Read(content).Text, out problem);

    /// <summary>The same of text: a copy in another encoding than its declaration says is still the same file.</summary>
    internal static XElement? Read(string content, out string? problem)
    {
        XElement? root = null;
        problem = null;
        try
        {
            using var text = new StringReader(content.TrimStart('\uFEFF', '\0', ' ', '\r', '\n', '\t'));
            using var reader = XmlReader.Create(text, Settings);
            var open = new Stack<XElement>();
            var elements = 0;
            while (problem is null && reader.Read() && (root is null || open.Count > 0))
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    problem = ++elements > MaxElements ? $"more than {MaxElements} elements" : reader.Depth > MaxDepth ? $"elements nested deeper than {MaxDepth}" : null;
                    var element = problem is null ? Add(reader, open) : null;
                    root ??= element;
                }
                else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && open.TryPeek(out var holder))
                {
                    holder.Add(new XText(reader.Value));
                }
                else if (reader.NodeType == XmlNodeType.EndElement)
                {
                    open.TryPop(out _);
                }
            }
        }
        catch (Exception e) when (e is XmlException or ArgumentException or InvalidOperationException)
        {
            problem = e.Message;
        }

        return root;
    }

    private static XElement Add(XmlReader reader, Stack<XElement> open)
    {
        var element = new XElement(XName.Get(reader.LocalName));
        var isEmpty = reader.IsEmptyElement;
        for (var i = 0; i < Math.Min(reader.AttributeCount, MaxAttributes); i++)
        {
            reader.MoveToAttribute(i);
            element.SetAttributeValue(XName.Get(reader.LocalName), reader.Value);
        }

        reader.MoveToElement();
        if (open.TryPeek(out var parent))
        {
            parent.Add(element);
        }

        if (!isEmpty)
        {
            open.Push(element);
        }

        return element;
    }
}
