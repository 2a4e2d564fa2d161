using System.Text;

namespace Breakwater.Evidence.Paths;

/// <summary>Decodes the escapes that Velociraptor puts into file names, once: a second pass would turn the literal <c>%4</c> of event log names into a control character.</summary>
internal static class PercentEscapes
{
    public static string DecodeOnce(string segment)
    {
        if (!segment.Contains('%', StringComparison.Ordinal))
        {
            return segment;
        }

        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(segment.Length)];
        var length = 0;
        for (var i = 0; i < segment.Length; i++)
        {
            if (segment[i] == '%' && i + 2 < segment.Length && char.IsAsciiHexDigit(segment[i + 1]) && char.IsAsciiHexDigit(segment[i + 2]))
            {
                bytes[length++] = Convert.FromHexString(segment.AsSpan(i + 1, 2))[0];
                i += 2;
                continue;
            }

            var whole = char.IsHighSurrogate(segment[i]) && i + 1 < segment.Length && char.IsLowSurrogate(segment[i + 1]) ? 2 : 1;
            length += Encoding.UTF8.GetBytes(segment.AsSpan(i, whole), bytes.AsSpan(length));
            i += whole - 1;
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
