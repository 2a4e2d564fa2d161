using System.Globalization;
using System.Text;

namespace Breakwater.Analysis;

/// <summary>
/// The custody file of <c>collect --script</c>. Its <c>finished:</c> line is in the order that the server's settings say, and 03/04 is read by nobody; the line by WMI is year to microseconds
/// and the minutes by which local time is ahead of UTC.
/// </summary>
internal static class ScriptCustody
{
    public const string FileName = "breakwater-custody.txt";

    private const string Schema = "schema: breakwater.folder/";
    private const string Exact = "finished by WMI: ";
    private const string Local = "finished: ";
    private const string Form = "yyyyMMddHHmmss.ffffff";

    /// <summary>When the script ended.</summary>
    /// <param name="head">The file, which is short.</param>
    /// <param name="ambiguous">The line that cannot be read for certain, where there is no other.</param>
    public static DateTime? Finished(ReadOnlySpan<byte> head, out string? ambiguous)
    {
        // Names in it are in the server's code page; the lines that matter are ASCII.
        var lines = Encoding.Latin1.GetString(head).Split('\n', StringSplitOptions.TrimEntries);
        ambiguous = null;
        if (!lines[0].StartsWith(Schema, StringComparison.Ordinal))
        {
            return null;
        }

        if (lines.FirstOrDefault(l => l.StartsWith(Exact, StringComparison.Ordinal)) is { } exact && Read(exact[Exact.Length..].Trim('"')) is { } time)
        {
            return time;
        }

        ambiguous = lines.FirstOrDefault(l => l.StartsWith(Local, StringComparison.Ordinal)) ?? "no line 'finished'";
        return null;
    }

    /// <summary>For example 20210310144117.050000+060.</summary>
    private static DateTime? Read(string text) => text.Length == Form.Length + 4 && text[Form.Length] is '+' or '-'
        && DateTime.TryParseExact(text[..Form.Length], Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var local)
        && int.TryParse(text.AsSpan(Form.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minutes) && Math.Abs(minutes) <= 14 * 60
            ? local.AddMinutes(-minutes) : null;
}
