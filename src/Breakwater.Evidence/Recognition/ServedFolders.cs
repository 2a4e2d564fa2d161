using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Breakwater.Evidence.Recognition;

/// <summary>Physical paths of sites, applications and virtual directories, only as exact as it takes to tell that a folder may be served.</summary>
internal static partial class ServedFolders
{
    private const int MaxBytes = 16 << 20;

    /// <summary>Lower case, forward slashes, without drive or variable, with a slash at both ends.</summary>
    public static IEnumerable<string> Of(Stream applicationHost)
    {
        var bytes = new byte[MaxBytes];
        var text = Decode(bytes.AsSpan(0, applicationHost.ReadAtLeast(bytes, MaxBytes, throwOnEndOfStream: false)));
        return Attribute().Matches(text).Select(m => WebUtility.HtmlDecode(m.Groups["path"].Value).Replace('\\', '/').ToLowerInvariant())
            .Select(p => p.IndexOfAny(['%', ':']) >= 0 ? p[(p.LastIndexOfAny(['%', ':']) + 1)..] : p)
            .Select(p => p.Trim('/') is { Length: > 0 } inner ? $"/{inner}/" : "/");
    }

    private static string Decode(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xFE, ..] ? Encoding.Unicode.GetString(bytes) : Encoding.UTF8.GetString(bytes);

    [GeneratedRegex("physicalPath\\s*=\\s*[\"'](?<path>[^\"'<>]*)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Attribute();
}
