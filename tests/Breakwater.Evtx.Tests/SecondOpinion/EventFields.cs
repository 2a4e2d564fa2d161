using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

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
        // Names with a prefix that nothing declares occur in real events.
        using var reader = new XmlTextReader(xml, XmlNodeType.Element, new XmlParserContext(null, null, null, XmlSpace.Preserve)) { Namespaces = false };
        var document = new XmlDocument { PreserveWhitespace = true };
        document.Load(reader);
        var fields = new List<string>();
        Walk(document.DocumentElement!, "", fields);
        return fields;
    }

    private static void Walk(XmlElement element, string path, List<string> fields)
    {
        path += "/" + element.Name;
        foreach (var attribute in element.Attributes.Cast<XmlAttribute>().Where(a => a.Value.Length > 0))
        {
            fields.Add($"{path}/@{attribute.Name}={Plain(attribute.Value)}");
        }

        var children = element.ChildNodes.Cast<XmlNode>().ToList();
        var text = string.Concat(children.Where(c => c is XmlCharacterData).Select(c => c.Value));
        var name = element.GetAttribute("Name");
        foreach (var value in Strings(text))
        {
            fields.Add($"{path}{(name.Length == 0 ? "" : $"[{name}]")}={Plain(value)}");
        }

        foreach (var child in children.OfType<XmlElement>())
        {
            Walk(child, path, fields);
        }
    }

    /// <summary>python-evtx prints an array of strings as one text with markup of its own.</summary>
    private static IEnumerable<string> Strings(string text) =>
        (text.StartsWith("<string>", StringComparison.Ordinal) ? StringItem().Matches(text).Select(m => m.Groups[1].Value) : [text]).Where(t => t.Trim().Trim('\uFFFD').Length > 0);

    private static string Plain(string value)
    {
        // Where XML cannot hold a character, some print a replacement and some print nothing.
        value = value.Replace("\uFFFD", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
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

    /// <summary>python-evtx computes times in floating point, which is right to five microseconds, prints values of type size_t in decimal and bytes in base 64.</summary>
    public static bool Same(string field, string other) =>
        field == other || (field.Split('=', 2) is [var path, var value] && other.Split('=', 2) is [var otherPath, var otherValue] && path == otherPath && (SameTime(value, otherValue) || SameNumber(value, otherValue) || SameBytes(value, otherValue)));

    private static bool SameTime(string value, string other) =>
        DateTime.TryParseExact(value, TimeFormat, null, DateTimeStyles.None, out var time) && DateTime.TryParseExact(other, TimeFormat, null, DateTimeStyles.None, out var otherTime)
        && Math.Abs((time - otherTime).Ticks) <= 50;

    private static bool SameNumber(string value, string other) =>
        value.StartsWith("0x", StringComparison.Ordinal) && ulong.TryParse(value.AsSpan(2), NumberStyles.AllowHexSpecifier, null, out var number) && ulong.TryParse(other, NumberStyles.None, null, out var decimalNumber)
        && number == decimalNumber;

    private static bool SameBytes(string value, string other) =>
        value.Length % 2 == 0 && value.All(char.IsAsciiHexDigitUpper) && Convert.TryFromBase64String(other, new byte[other.Length], out _) && Convert.FromHexString(value).SequenceEqual(Convert.FromBase64String(other));

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
