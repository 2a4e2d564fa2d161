using System.Text;

namespace Breakwater.Detection.Hives;

/// <summary>Names of keys and values: one byte a character where all of them are Latin-1 ("compressed"), else UTF-16.</summary>
internal static class HiveNames
{
    public static string Read(ReadOnlySpan<byte> bytes, bool isCompressed) =>
        isCompressed ? Encoding.Latin1.GetString(bytes) : Encoding.Unicode.GetString(bytes[..(bytes.Length & ~1)]);
}
