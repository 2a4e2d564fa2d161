using System.Text;

namespace Breakwater.Collection.Script;

/// <summary>
/// The hash list of the script: the folder, then for each file a line with its quoted path and whatever certutil printed. certutil speaks the server's language, and old
/// versions put spaces between the bytes, so that only a line of 64 hexadecimal digits counts.
/// </summary>
internal static class HashList
{
    private const int Sha256Digits = 64;
    private const string FolderMark = "folder ";

    /// <summary>Hash by path with forward slashes; empty where certutil gave none.</summary>
    public static IReadOnlyDictionary<string, string> Read(byte[] bytes)
    {
        Dictionary<string, string> hashes = new(StringComparer.OrdinalIgnoreCase);
        var (folder, name) = ("", "");
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n'))
        {
            var text = line.Trim();
            if (text.StartsWith(FolderMark, StringComparison.Ordinal))
            {
                folder = text[FolderMark.Length..].Trim('"') + "\\";
            }
            else if (text.Length > 2 && text[0] == '"' && text[^1] == '"')
            {
                var path = text[1..^1];
                name = (path.StartsWith(folder, StringComparison.OrdinalIgnoreCase) ? path[folder.Length..] : path).Replace('\\', '/');
                hashes.TryAdd(name, "");
            }
            else if (text.Replace(" ", "", StringComparison.Ordinal) is { Length: Sha256Digits } digits && digits.All(char.IsAsciiHexDigit) && name.Length > 0)
            {
                hashes[name] = digits.ToLowerInvariant();
            }
        }

        return hashes;
    }
}
