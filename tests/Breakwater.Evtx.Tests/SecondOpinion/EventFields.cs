using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Breakwater.Evtx.Tests.SecondOpinion;

/// <summary>
/// An event's XML as a list of paths with values, in order, with what three readers merely write differently made the same:
/// empty elements and attributes are left out (some readers drop absent ones, some print them), names of Data are part of the path.
/// </summary>
internal static partial class EventFields
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.fffffff";

    public static List<string> Of(string xml)
    {
        using var reader = new XmlTextReader(xml, XmlNodeType.Element, new XmlParserContext(null, null, null, XmlSpace.Preserve)) { Namespaces = false, WhitespaceHandling = WhitespaceHandling.All };
        var fields = new List<string>();
        Walk(XElement.Load(reader, LoadOptions.PreserveWhitespace), "", fields);
        return fields;
    }

    private static void Walk(XElement element, string path, List<string> fields)
    {
        path += "/" + element.Name.LocalName;
        foreach (var attribute in element.Attributes().Where(a => a.Value.Length > 0))
        {
            fields.Add($"{path}/@{attribute.Name.LocalName}={Plain(attribute.Value)}");
        }

        var text = string.Concat(element.Nodes().OfType<XText>().Select(t => t.Value));
        var name = element.Attribute("Name")?.Value;
        foreach (var value in element.HasElements && string.IsNullOrWhiteSpace(text) ? [] : Strings(text))
        {
            fields.Add($"{path}{(name is null ? "" : $"[{name}]")}={(path.EndsWith("/Binary", StringComparison.Ordinal) ? Bytes(value) : Plain(value))}");
        }

        foreach (var child in element.Elements())
        {
            Walk(child, path, fields);
        }
    }

    /// <summary>python-evtx prints an array of strings as one text with markup of its own.</summary>
    private static IEnumerable<string> Strings(string text) =>
        (text.StartsWith("<string>", StringComparison.Ordinal) ? StringItem().Matches(text).Select(m => m.Groups[1].Value) : [text]).Where(t => t.Trim().Length > 0);

    /// <summary>python-evtx prints bytes in base 64.</summary>
    private static string Bytes(string value) => value.All(char.IsAsciiHexDigitUpper) ? value : Convert.ToHexString(Convert.FromBase64String(value));

    private static string Plain(string value)
    {
        value = value.ReplaceLineEndings("\n").Trim();
        if (Hexadecimal().Match(value) is { Success: true } hexadecimal)
        {
            return "0x" + hexadecimal.Groups[1].Value.ToLowerInvariant();
        }

        if (Guid.TryParseExact(value, "B", out var guid))
        {
            return guid.ToString();
        }

        return value is "True" or "False" ? value.ToLowerInvariant() : Time(value) ?? value;
    }

    /// <summary>Times that differ by five microseconds at most are the same: python-evtx computes them in floating point.</summary>
    public static bool Same(string field, string other) =>
        field == other
        || (field.Split('=', 2) is [var path, var value] && other.Split('=', 2) is [var otherPath, var otherValue] && path == otherPath
            && DateTime.TryParseExact(value, TimeFormat, null, DateTimeStyles.None, out var time) && DateTime.TryParseExact(otherValue, TimeFormat, null, DateTimeStyles.None, out var otherTime)
            && Math.Abs((time - otherTime).Ticks) <= 50);

    private static string? Time(string value) =>
        TimeForm().Match(value) is { Success: true } form && DateTime.TryParse(form.Groups[1].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time.ToString(TimeFormat, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex("<string>(.*?)</string>", RegexOptions.Singleline)]
    private static partial Regex StringItem();

    [GeneratedRegex("^0x0*([0-9a-fA-F]+)$")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,7})?)0*Z?$")]
    private static partial Regex TimeForm();
}
