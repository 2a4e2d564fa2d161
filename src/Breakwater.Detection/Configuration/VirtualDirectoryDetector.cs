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

    /// <summary>How far before an address its property stands, nested JSON included.</summary>
    private const int MaxBefore = 600;

    private const string Names = "(?:InternalUrl|ExternalUrl|msExch(?:Internal|External)HostName)";

    private static readonly Regex Property = new($@"\b{Names}\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    /// <summary>The end of what stands before a value: a line of a list, a JSON member, an XML element.</summary>
    private static readonly Regex BeforeValue = new(
        $@"(?:(?:^|[\r\n])[ \t]*{Names}[ \t]*::?[ \t]*|""{Names}""\s*:\s*(?:\{{[^{{}}]*""(?:AbsoluteUri|OriginalString)""\s*:\s*)?""|\bN=""{Names}""[^<>]*>|<{Names}>)$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    /// <summary>The heading of a table or of comma-separated values that has such a column.</summary>
    private static readonly Regex Heading = new(
        $@"^(?:\s*#TYPE[^\r\n]*[\r\n]+)?\s*[""A-Za-z0-9 _,;\t]*\b{Names}\b[""A-Za-z0-9 _,;\t]*\r?\n", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    /// <summary>An address goes over into markup, plainly or as XML and percent escapes write it.</summary>
    private static readonly Regex ScriptInAddress = new(
        @"https?://[^\s<>&'""]{0,256}(?:<|&lt;|%3c|\\u003c)[ \t]{0,8}(?:script|%|object|\?|[a-z]{1,10}[ \t][^\r\n]{0,80}runat)[^\r\n]{0,200}",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    /// <summary>Whether it names the address of any virtual directory, so that the directories were looked at.</summary>
    /// <param name="content">The export's bytes; only the first 16 MiB are read.</param>
    public static bool HasAddress(ReadOnlySpan<byte> content) => Property.IsMatch(PageText.Read(content[..Math.Min(content.Length, MaxBytes)]).Text);

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
        var isTable = Heading.IsMatch(text);
        return [.. ScriptInAddress.Matches(text).Where(m => isTable || IsValue(text, m.Index)).Take(MaxTraces).Select(m => Trace(path, text, m, single))];
    }

    /// <summary>Notes, rules and reports quote such addresses too; only where the property has it for its value is it what the directory holds.</summary>
    private static bool IsValue(string text, int at) => BeforeValue.IsMatch(text[Math.Max(0, at - MaxBefore)..at]);

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
            LocalTime = single?.LocalTime,
            Line = Excerpts.LineOf(text, match.Index),
            Excerpt = Excerpts.Around(text, match.Index),
            Fields = fields,
            Target = path,
        };
    }
}
