using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Breakwater.Detection.WebFiles;
using Breakwater.Model;

namespace Breakwater.Detection.Configuration;

/// <summary>
/// Looks for rewrite rules that hand requests to a stranger or make a page of what is none. Rules that end a request (the published mitigations) or send the
/// browser elsewhere (to https, to /owa) are left alone.
/// </summary>
internal static class RewriteDetector
{
    public const string Name = "rewrite-rules";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    private static readonly Regex Absolute = new(@"^\s*(?:https?|\{[A-Z]:\d\}):?//([^/:\s]{1,255})", Options);
    private static readonly Regex Page = new(@"\.(?:aspx|ashx|asmx|asp|svc|php|dll|cshtml)(?:\?|$)", Options);
    private static readonly Regex StaticSource = new(@"\\?\.\(?(?:js|css|png|jpe?g|gif|ico|svg|txt|woff2?|map|xml|json)\b", Options);
    private static readonly Regex Crawler = new("googlebot|baidu|bingbot|spider|sogou|yahoo", Options);

    public static IEnumerable<FileTrace> Examine(string path, XElement root) =>
        root.Descendants().Where(e => e.Name.LocalName is "rules" or "globalRules" && e.Parent?.Name.LocalName == "rewrite").Elements("rule").Select(r => Weigh(path, r)).OfType<FileTrace>();

    private static FileTrace? Weigh(string path, XElement rule)
    {
        var action = rule.Element("action");
        var target = action?.Attribute("url")?.Value ?? "";
        if (!string.Equals(action?.Attribute("type")?.Value, "Rewrite", StringComparison.OrdinalIgnoreCase)
            || string.Equals(rule.Attribute("enabled")?.Value, "false", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var source = rule.Element("match")?.Attribute("url")?.Value ?? "";
        var conditions = string.Join(' ', rule.Elements("conditions").Elements("add").Select(c => $"{c.Attribute("input")?.Value} {c.Attribute("pattern")?.Value}"));
        return Absolute.Match(target) is { Success: true } address ? OfAddress(path, rule, address.Groups[1].Value, source, target, conditions)
            : Page.IsMatch(target) && StaticSource.IsMatch(source) ? Trace(path, rule, Confidence.Medium, "A rewrite rule that makes a page of what is none", source, target)
            : null;
    }

    /// <summary>A load balancer in front of other applications looks the same but stays inside.</summary>
    private static FileTrace? OfAddress(string path, XElement rule, string host, string source, string target, string conditions)
    {
        if (host.StartsWith('{') || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || !host.Contains('.', StringComparison.Ordinal))
        {
            return null;
        }

        var isNumber = IPAddress.TryParse(host, out var address);
        if (isNumber && IsInside(address!))
        {
            return null;
        }

        var forCrawlers = conditions.Contains("HTTP_USER_AGENT", StringComparison.OrdinalIgnoreCase) && Crawler.IsMatch(conditions);
        return Trace(path, rule, isNumber || forCrawlers ? Confidence.Medium : Confidence.Low, forCrawlers ? "A rewrite rule that shows search engines another site" : "A rewrite rule that hands requests to another server", source, target);
    }

    private static bool IsInside(IPAddress address) => IPAddress.IsLoopback(address) || address.GetAddressBytes() switch
    {
        [10, ..] or [192, 168, ..] or [169, 254, ..] => true,
        [172, >= 16 and <= 31, _, _] => true,
        { Length: 16 } bytes => (bytes[0] & 0xFE) == 0xFC || (bytes[0] == 0xFE && (bytes[1] & 0xC0) == 0x80),
        _ => false,
    };

    private static FileTrace Trace(string path, XElement rule, Confidence confidence, string title, string source, string target) => new()
    {
        Detector = Name,
        Title = title,
        Rung = Rung.Persistence,
        Confidence = confidence,
        Attack = ["T1505.004", "T1090"],
        Excerpt = Excerpts.Around($"{rule.Attribute("name")?.Value}: {source} -> {target}", 0),
        Fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["configuration"] = path,
            ["match"] = Excerpts.Around(source, 0),
            ["rule"] = Excerpts.Around(rule.Attribute("name")?.Value ?? "", 0),
            ["target"] = Excerpts.Around(target, 0),
        },
        Target = $"{WebPlaces.FileName(path)} rule {Excerpts.Around(rule.Attribute("name")?.Value ?? "", 0)}",
    };
}
