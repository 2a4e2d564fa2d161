using System.Xml;
using System.Xml.Linq;

namespace Breakwater.IisConfig.Reading;

/// <summary>
/// Reads XML into a tree of elements with bounded depth and size. Document types and external references are refused; text after the root element is ignored.
/// Damaged XML yields the tree up to the damage.
/// </summary>
internal static class BoundedXml
{
    private const int MaxDepth = 64;
    private const int MaxAttributes = 200;
    private const int MaxElements = 500_000;
    private const long MaxCharacters = 64L << 20;
    private const string Prefixed = "urn:prefixed";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CheckCharacters = false,
        CloseInput = false,
    };

    /// <summary>The root element as far as it could be read, null when there is none; <paramref name="problem"/> says what stopped the reading.</summary>
    public static XElement? Read(Stream stream, string path, out string? problem)
    {
        var open = new Stack<XElement>();
        XElement? root = null;
        problem = null;
        try
        {
            using var reader = XmlReader.Create(stream, Settings);
            var elements = 0;
            while (problem is null && reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    problem = ++elements > MaxElements ? Messages.TooLarge(path, MaxElements)
                        : reader.Depth > MaxDepth ? Messages.TooDeep(path, (reader as IXmlLineInfo)?.LineNumber ?? 0, MaxDepth) : null;
                    var element = problem is null ? Add(reader, open) : null;
                    root ??= element;
                }
                else if (reader.NodeType == XmlNodeType.EndElement)
                {
                    open.TryPop(out _);
                }

                if (root is not null && open.Count == 0)
                {
                    break;
                }
            }
        }
        catch (XmlException e)
        {
            problem = Messages.NotXml(path, e.LineNumber, e.LinePosition, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            problem = Messages.Inaccessible(path, e.Message);
        }

        return root;
    }

    /// <summary>IIS knows no prefixes: what carries one is none of its elements, whatever the rest of the name is.</summary>
    private static XName NameOf(XmlReader reader) => XName.Get(reader.LocalName, reader.Prefix.Length == 0 ? "" : Prefixed);

    private static XElement Add(XmlReader reader, Stack<XElement> open)
    {
        var element = new XElement(NameOf(reader));
        element.AddAnnotation(new SourceLine((reader as IXmlLineInfo)?.LineNumber ?? 0));
        var isEmpty = reader.IsEmptyElement;
        if (reader.MoveToFirstAttribute())
        {
            // Each is looked up among those before it, so their number must have a bound.
            var attributes = 0;
            do
            {
                element.SetAttributeValue(NameOf(reader), reader.Value);
            }
            while (++attributes < MaxAttributes && reader.MoveToNextAttribute());
            reader.MoveToElement();
        }

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
