using System.Text;

namespace Breakwater.Collection.Script;

/// <summary>
/// The hash list of the script: for each file a line with its quoted path below the folder, then whatever certutil printed. certutil speaks the server's language, and old
/// versions put spaces between the bytes, so that only a line of 64 hexadecimal digits counts.
/// </summary>
internal static class HashList
{
    private const int Sha256Digits = 64;

    /// <summary>Hash by path with forward slashes; empty where certutil gave none.</summary>
    public static IReadOnlyDictionary<string, string> Read(byte[] bytes)
    {
        Dictionary<string, string> hashes = new(StringComparer.OrdinalIgnoreCase);
        var name = "";
        foreach (var line in Decode(bytes).Split('\n'))
        {
            var text = line.Trim();
            if (text.Length > 2 && text[0] == '"' && text[^1] == '"')
            {
                name = text[1..^1].Replace('\\', '/');
                hashes.TryAdd(name, "");
            }
            else if (text.Replace(" ", "", StringComparison.Ordinal) is { Length: Sha256Digits } digits && digits.All(char.IsAsciiHexDigit) && name.Length > 0)
            {
                hashes[name] = digits.ToLowerInvariant();
            }
        }

        return hashes;
    }

    /// <summary>The script asks for UTF-8; where that failed, names outside of ASCII are wrong and are reported as missing and extra.</summary>
    private static string Decode(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
