using System.Net;
using System.Text.RegularExpressions;

namespace Breakwater.Collection.Places;

/// <summary>
/// The paths that an applicationHost.config names. Read as text, not as XML: a damaged configuration still has to lead to the evidence, and who serves which path is for
/// the assessment to decide.
/// </summary>
/// <param name="Served">Physical paths of virtual directories.</param>
/// <param name="Logs">Folders of logs.</param>
/// <param name="Modules">Files of native modules.</param>
internal sealed partial record IisNames(IReadOnlyList<WindowsPath> Served, IReadOnlyList<WindowsPath> Logs, IReadOnlyList<WindowsPath> Modules)
{
    private const int MaxCharacters = 16 << 20;
    private const int MaxPaths = 2000;

    public static IisNames Of(string text) => new(Values(text, "physicalPath"), Values(text, "directory"), Values(text, "image"));

    /// <summary>The beginning of a file as text; byte order marks decide its encoding.</summary>
    public static string ReadText(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        var text = new char[(int)Math.Min(MaxCharacters, reader.BaseStream.Length)];
        return new string(text, 0, reader.ReadBlock(text, 0, text.Length));
    }

    private static WindowsPath[] Values(string text, string attribute)
    {
        HashSet<WindowsPath> paths = [];
        foreach (var match in Attribute().EnumerateMatches(text))
        {
            var written = text.AsSpan(match.Index, match.Length);
            if (paths.Count < MaxPaths && written.StartsWith(attribute, StringComparison.OrdinalIgnoreCase)
                && WindowsPath.TryParse(WebUtility.HtmlDecode(written[(written.IndexOf('=') + 1)..].Trim().Trim("\"'").ToString()), out var path))
            {
                paths.Add(path);
            }
        }

        return [.. paths];
    }

    [GeneratedRegex("""\b(physicalPath|directory|image)\s*=\s*("[^"<]*"|'[^'<]*')""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Attribute();
}
