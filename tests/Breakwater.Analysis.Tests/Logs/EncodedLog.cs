using System.Globalization;
using System.Text;

namespace Breakwater.Analysis.Tests.Logs;

/// <summary>Writes a log as attackers would have filled it: its addresses percent-encoded, its form unchanged.</summary>
internal sealed class EncodedLog(int rounds, bool upperCase, bool everyCharacter)
{
    private readonly Random _random = new(7);

    public void Write(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        var isW3C = File.ReadLines(from).First().StartsWith("#Software: Microsoft Internet", StringComparison.Ordinal);
        File.WriteAllLines(to, File.ReadLines(from).Select((line, i) => line.StartsWith('#') || (i == 0 && !isW3C) ? line : Encode(line, isW3C ? ' ' : ',')));
    }

    private string Encode(string line, char separator)
    {
        var encoded = new StringBuilder(line.Length);
        var start = 0;
        var quoted = false;
        for (var i = 0; i <= line.Length; i++)
        {
            quoted ^= i < line.Length && line[i] == '"' && separator == ',';
            if (i < line.Length && (line[i] != separator || quoted))
            {
                continue;
            }

            var field = line[start..i];
            _ = field.AsSpan().IndexOfAny("/@~") >= 0 ? AppendEncoded(encoded, field) : encoded.Append(field);
            _ = i < line.Length ? encoded.Append(separator) : encoded;
            start = i + 1;
        }

        return encoded.ToString();
    }

    private StringBuilder AppendEncoded(StringBuilder target, string field)
    {
        foreach (var c in field)
        {
            if (!char.IsAscii(c) || c is '"' or ' ' or ',' || (!everyCharacter && _random.Next(2) == 0))
            {
                target.Append(c);
                continue;
            }

            var escape = "%" + ((int)c).ToString(upperCase ? "X2" : "x2", CultureInfo.InvariantCulture);
            for (var round = 1; round < rounds; round++)
            {
                escape = escape.Replace("%", "%25", StringComparison.Ordinal);
            }

            target.Append(escape);
        }

        return target;
    }
}
