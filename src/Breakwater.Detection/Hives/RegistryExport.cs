using System.Globalization;
using System.Text;

namespace Breakwater.Detection.Hives;

/// <summary>Reads the text that <c>reg export</c> and regedit write (UTF-16 or ANSI) into a tree. Refuses nothing; lines that are neither key nor value are left out.</summary>
public static class RegistryExport
{
    private const int MaxKeys = 500_000;

    /// <summary>Bytes longer than this on one value are cut: they come as text of three characters each.</summary>
    private const int MaxLineChars = RegistryLimits.MaxValueBytes * 3;

    /// <summary>Parts of key paths that anything is looked for in; an export of everything would else fill the memory.</summary>
    private static readonly string[] Wanted =
    [
        @"\Select", @"\Services", @"\Control\Lsa", @"\Control\SecurityProviders", @"\Control\TimeZoneInformation", @"\Control\ComputerName", @"\Control\Terminal Server",
        @"\ExchangeServer", @"\Windows NT\CurrentVersion", @"\CurrentVersion\Run", @"\CurrentVersion\Uninstall", @"\Policies\Explorer", @"\NET Framework Setup",
        @"\Windows Defender", @"\SystemCertificates\REQUEST", @"\Environment",
    ];

    /// <param name="lines">The text's lines, each of bounded length.</param>
    /// <param name="isWhole">False when it breaks off: both programs end every key, the last too, with an empty line.</param>
    /// <returns>A root without name, whose subkeys are the exported roots such as <c>HKEY_LOCAL_MACHINE</c>.</returns>
    public static RegistryKey Read(IEnumerable<string> lines, out bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var root = new ExportedKey("");
        ExportedKey? key = null;
        var keys = 0;
        var last = "";
        foreach (var line in LogicalLines(lines.Select(l => last = l)))
        {
            if (line.StartsWith('['))
            {
                // [-HKEY...] deletes a key when imported; it says nothing about what is there.
                var isWanted = line.EndsWith(']') && !line.StartsWith("[-", StringComparison.Ordinal) && Array.Exists(Wanted, w => line.Contains(w, StringComparison.OrdinalIgnoreCase));
                key = isWanted && keys++ < MaxKeys ? root.Below(line[1..^1]) : null;
            }
            else if (key is not null && Value(line) is { } value)
            {
                key.Add(value);
            }
        }

        isWhole = keys <= MaxKeys && string.IsNullOrWhiteSpace(last);
        return root;
    }

    /// <summary>A hexadecimal value goes on in the next line after a backslash.</summary>
    private static IEnumerable<string> LogicalLines(IEnumerable<string> lines)
    {
        var joined = new StringBuilder();
        foreach (var line in lines)
        {
            var isOpen = line.EndsWith('\\') && (joined.Length > 0 || line.Contains("=hex", StringComparison.OrdinalIgnoreCase));
            var part = isOpen ? line.AsSpan(0, line.Length - 1) : line.AsSpan();
            part = part.Trim();
            joined.Append(part[..Math.Min(part.Length, Math.Max(0, MaxLineChars - joined.Length))]);
            if (!isOpen)
            {
                yield return joined.ToString();
                joined.Clear();
            }
        }

        yield return joined.ToString();
    }

    private static RegistryValue? Value(string line)
    {
        string name;
        int at;
        if (line.StartsWith("@=", StringComparison.Ordinal))
        {
            (name, at) = ("", 1);
        }
        else if (line.StartsWith('"') && ClosingQuote(line, 1) is > 0 and var end && end + 1 < line.Length && line[end + 1] == '=')
        {
            (name, at) = (Unescape(line[1..end]), end + 1);
        }
        else
        {
            return null;
        }

        return Data(name, line[(at + 1)..]);
    }

    private static RegistryValue? Data(string name, string data)
    {
        if (data.StartsWith('"'))
        {
            return ClosingQuote(data, 1) is > 0 and var end ? new RegistryValue(name, RegistryValueType.Text, Encoding.Unicode.GetBytes(Unescape(data[1..end]))) : null;
        }

        if (data.StartsWith("dword:", StringComparison.OrdinalIgnoreCase))
        {
            return uint.TryParse(data.AsSpan(6), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number)
                ? new RegistryValue(name, RegistryValueType.Number, BitConverter.GetBytes(number)) : null;
        }

        var colon = data.IndexOf(':', StringComparison.Ordinal);
        return data.StartsWith("hex", StringComparison.OrdinalIgnoreCase) && colon > 0 ? new RegistryValue(name, TypeOf(data[3..colon]), Bytes(data[(colon + 1)..])) : null;
    }

    /// <summary><c>hex:</c> is binary, <c>hex(7):</c> names its type.</summary>
    private static RegistryValueType TypeOf(string text) =>
        uint.TryParse(text.Trim('(', ')'), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var type) ? (RegistryValueType)(type & 0xFFFF) : RegistryValueType.Binary;

    private static byte[] Bytes(string text)
    {
        var bytes = new List<byte>();
        foreach (var part in text.AsSpan().Split(','))
        {
            if (!byte.TryParse(text.AsSpan(part).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            {
                break;
            }

            bytes.Add(value);
        }

        return [.. bytes];
    }

    private static int ClosingQuote(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                return i;
            }

            i += text[i] == '\\' ? 1 : 0;
        }

        return -1;
    }

    private static string Unescape(string text) => text.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
}
