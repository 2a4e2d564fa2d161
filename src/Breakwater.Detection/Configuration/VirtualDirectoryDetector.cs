using System.Text.RegularExpressions;
using Breakwater.Detection.WebFiles;
using Breakwater.Model;

namespace Breakwater.Detection.Configuration;

/// <summary>Looks for script in the addresses of exported virtual directories (text, CSV or XML): what CVE-2021-27065 leaves in the directory until somebody resets it.</summary>
public static class VirtualDirectoryDetector
{
    public const string Name = "virtual-directories";

    private const int MaxBytes = 16 * 1024 * 1024;
    private const int MaxTraces = 20;

    private static readonly Regex Property = new(
        @"\b(?:InternalUrl|ExternalUrl|msExch(?:Internal|External)HostName)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    /// <summary>An address goes over into markup, plainly or as XML and percent escapes write it.</summary>
    private static readonly Regex ScriptInAddress = new(
        @"https?://[^\s<>&'""]{0,256}(?:<|&lt;|%3c|\\u003c)[ \t]{0,8}(?:script|%|object|\?|[a-z]{1,10}[ \t][^\r\n]{0,80}runat)[^\r\n]{0,200}",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    /// <param name="path">The export's normalised path.</param>
    /// <param name="content">Its bytes; only the first 16 MiB are read, what is no export gives nothing.</param>
    public static IReadOnlyList<FileTrace> Examine(string path, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(path);
        var text = PageText.Read(content[..Math.Min(content.Length, MaxBytes)]).Text;
        if (!Property.IsMatch(text))
        {
            return [];
        }

        DirectoryObjectText.TryRead(text, out var single);
        return [.. ScriptInAddress.Matches(text).Take(MaxTraces).Select(m => Trace(path, text, m, single))];
    }

    private static FileTrace Trace(string path, string text, Match match, DirectoryObjectText? single)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["address"] = Excerpts.Around(match.Value, 0) };
        if (single?.Server is { } server)
        {
            fields["server"] = server;
        }

        if (single?.WhenChanged is { } changed)
        {
            fields["whenChanged"] = changed;
        }

        return new FileTrace
        {
            Detector = Name,
            Title = "A script in the address of a virtual directory",
            Campaign = "proxylogon",
            Rung = Rung.WroteFile,
            Confidence = Confidence.High,
            Attack = ["T1505.003"],
            Time = single?.Time,
            Line = Excerpts.LineOf(text, match.Index),
            Excerpt = Excerpts.Around(text, match.Index),
            Fields = fields,
            Target = path,
        };
    }
}
