using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Breakwater.Rules.Tests;

/// <summary>An event as others published it - XML, JSON or the rendered message - put into the form of <see cref="EventCases"/>.</summary>
internal static partial class PublishedEvent
{
    private const int MaxLines = 20;

    private static readonly string[] Head = ["SourceName", "ProviderGuid", "Level", "Keywords", "Channel", "Hostname", "TimeCreated", "@timestamp", "EventID", "Message", "Task", "Version", "Opcode"];

    /// <param name="logType">As <c>evtx Application MSExchange Control Panel/4 (rendered message)</c>.</param>
    /// <param name="text">What was published.</param>
    public static string CaseOf(string logType, string text) =>
        logType.EndsWith("(xml)", StringComparison.Ordinal) ? FromXml(XElement.Parse(text))
        : logType.EndsWith("(json)", StringComparison.Ordinal) ? FromJson(JsonDocument.Parse(text).RootElement)
        : FromMessage(logType, text);

    private static string FromXml(XElement root)
    {
        var all = root.Descendants().ToLookup(e => e.Name.LocalName);
        var values = all["Data"].Select((d, i) => $"{(string?)d.Attribute("Name") ?? $"Data[{i}]"}: {OneLine(d.Value)}");
        return $"{all["Channel"].Single().Value} | {(string?)all["Provider"].Single().Attribute("Name")} | {all["EventID"].Single().Value} | {all["Level"].Single().Value}\n{string.Join('\n', values)}";
    }

    private static string FromJson(JsonElement root)
    {
        var head = $"{root.GetProperty("Channel")} | {root.GetProperty("SourceName")} | {root.GetProperty("EventID")} | {root.GetProperty("Level")}";
        var values = root.EnumerateObject().Where(p => !Head.Contains(p.Name)).Select(p => $"{p.Name}: {OneLine(p.Value.ToString())}").ToList();
        return $"{head}\n{(values.Count > 0 ? string.Join('\n', values) : Cmdlet(root.GetProperty("Message").GetString()!))}";
    }

    private static string FromMessage(string logType, string message)
    {
        var match = LogType().Match(logType);
        var (source, id) = (match.Groups["source"].Value, match.Groups["id"].Value);
        return source == "MSExchange Management" ? $"{source} | MSExchange CmdletLogs | {id}\n{Cmdlet(message)}"
            : $"Application | {source["Application ".Length..]} | {id} | 2\n" + string.Join('\n', message.Split('\n').Take(MaxLines).Select((l, n) => $"Data[{n}]: {OneLine(l)}"));
    }

    private static string Cmdlet(string message) => CmdletMessage().Match(message) is { Success: true } match
        ? $"Data[0]: {match.Groups["cmdlet"].Value}\nData[1]: {match.Groups["parameters"].Value}"
        : throw new ArgumentException(message, nameof(message));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    [GeneratedRegex(@"^evtx (?<source>.+)/(?<id>\d+) ", RegexOptions.ExplicitCapture)]
    private static partial Regex LogType();

    [GeneratedRegex(@"^Cmdlet \w+\. Cmdlet (?<cmdlet>\S+), parameters (?<parameters>.*)\.$", RegexOptions.ExplicitCapture)]
    private static partial Regex CmdletMessage();
}
