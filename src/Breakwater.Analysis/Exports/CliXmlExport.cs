using System.Xml;
using System.Xml.Linq;

namespace Breakwater.Analysis.Exports;

/// <summary>What <c>Export-Clixml</c> writes. Only property values are looked at, one level of collections deep.</summary>
internal static class CliXmlExport
{
    private const string Schema = "http://schemas.microsoft.com/powershell/2004/04";

    /// <summary>PowerShell itself stops far above; a tree's cost grows with the square of its depth, and its text is read by recursion.</summary>
    private const int MaxDepth = 64;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true, MaxCharactersFromEntities = 1024, CheckCharacters = false };

    /// <summary>Objects up to where the file breaks off; none of a file that is nested deeper than any export.</summary>
    public static Export Read(string text)
    {
        if (IsTooDeep(text))
        {
            return Export.Nothing($"elements are nested deeper than {MaxDepth}");
        }

        List<ExportedObject> objects = [];
        string? lack = null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "Objs" || reader.NamespaceURI != Schema)
            {
                return new Export([], null);
            }

            reader.Read();
            while (lack is null && !reader.EOF)
            {
                if (objects.Count == Export.MaxObjects)
                {
                    lack = Export.TooMany;
                }
                else if (reader is { NodeType: XmlNodeType.Element, LocalName: "Obj" } && XNode.ReadFrom(reader) is XElement element)
                {
                    objects.Add(Object(element));
                }
                else
                {
                    reader.Read();
                }
            }
        }
        catch (XmlException e)
        {
            // What precedes the damage stands.
            lack = $"it is damaged or breaks off at line {e.LineNumber}";
        }

        return new Export([.. objects.Where(o => !o.IsEmpty)], lack);
    }

    private static bool IsTooDeep(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            while (reader.Read())
            {
                if (reader.Depth > MaxDepth)
                {
                    return true;
                }
            }
        }
        catch (XmlException)
        {
            // Nobody reads beyond the damage.
        }

        return false;
    }

    /// <summary>Properties lie below <c>Props</c> (own) or <c>MS</c> (added).</summary>
    private static ExportedObject Object(XElement element)
    {
        var item = new ExportedObject();
        foreach (var property in element.Elements().Where(e => e.Name.LocalName is "Props" or "MS").Elements())
        {
            item.Add(Plain((string?)property.Attribute("N") ?? ""), [.. Values(property)]);
        }

        return item;
    }

    /// <summary>The members of a collection, else how the object names itself, else the value.</summary>
    private static IEnumerable<string> Values(XElement property)
    {
        if (property.Elements().FirstOrDefault(e => e.Name.LocalName is "LST" or "IE" or "STK" or "QUE") is { } members)
        {
            return members.Elements().Take(ExportedObject.MaxProperties + 1).SelectMany(m => Own(m));
        }

        return Own(property);
    }

    private static IEnumerable<string> Own(XElement value)
    {
        var text = value.Name.LocalName == "Obj" ? value.Elements().FirstOrDefault(e => e.Name.LocalName == "ToString")?.Value ?? "" : value.Value;
        return text.Length > 0 ? [Plain(text)] : [];
    }

    private static string Plain(string text) => XmlConvert.DecodeName(text) ?? "";
}
