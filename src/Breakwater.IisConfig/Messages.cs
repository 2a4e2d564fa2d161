using System.Globalization;
using System.Text;

namespace Breakwater.IisConfig;

/// <summary>All messages of this project. Everything that comes from the file passes <see cref="Show"/>.</summary>
internal static class Messages
{
    private const int Shown = 80;

    public static string NotXml(string path, int line, int column, string what) =>
        $"IISC001 {Show(path, 300)} line {line} column {column}: expected well-formed XML, found: {Show(what)}; what precedes it is read, nothing is concluded from what is absent";

    public static string TooDeep(string path, int line, int limit) => $"IISC002 {Show(path, 300)} line {line}: elements nested deeper than {limit}; reading stops here";

    public static string TooLarge(string path, long limit) => $"IISC003 {Show(path, 300)}: more than {limit} elements; reading stops here";

    public static string NotIis(string path, string root) => $"IISC004 {Show(path, 300)}: expected <configuration> with <system.applicationHost>, found <{Show(root)}>; not used";

    public static string Inaccessible(string path, string what) => $"IISC005 {Show(path, 300)}: cannot be read ({Show(what)}); not used";

    public static string TokenTooLow(string place, string expected, string actual) =>
        $"{Show(place)}: Extended Protection is {Show(actual)}, {expected} is needed";

    public static string SslNotRequired(string place, string flags) =>
        $"{Show(place)}: Extended Protection is on but SSL is not required (sslFlags {Show(flags)}, Ssl and Ssl128 are needed)";

    public static string Show(string text, int limit = Shown)
    {
        var shown = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, limit)))
        {
            var hidden = char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            _ = hidden ? shown.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)) : shown.Append(c);
        }

        return text.Length > limit ? shown.Append("...").ToString() : shown.ToString();
    }
}
