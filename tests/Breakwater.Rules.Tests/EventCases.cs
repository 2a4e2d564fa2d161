using System.Globalization;
using Breakwater.Drill.EventLogs;

namespace Breakwater.Rules.Tests;

/// <summary>
/// Events written down as text and made into a real event log. Each begins with <c>channel | provider | id</c> and, where it is not 4, the level;
/// then a line for each value: <c>Name: text</c>, or <c>Data[n]: text</c> for a value without name, where the ones left out are empty.
/// </summary>
internal static class EventCases
{
    private const string Computer = "EXCH01.contoso.example";
    private const int ManagementStrings = 27;

    public static MemoryStream Log(string text)
    {
        var bytes = new MemoryStream();
        using (var log = new EventLogFile(bytes))
        {
            foreach (var (lines, number) in Paragraphs(text).Select((p, i) => (p, i)))
            {
                log.Add(Event(lines, new DateTime(2021, 3, 3, 4, 0, 0, DateTimeKind.Utc).AddSeconds(number)));
            }
        }

        return new MemoryStream(bytes.ToArray());
    }

    private static LogEvent Event(string[] lines, DateTime time)
    {
        var head = lines[0].Split('|', StringSplitOptions.TrimEntries);
        var (id, level) = (ushort.Parse(head[2], CultureInfo.InvariantCulture), head.Length > 3 ? byte.Parse(head[3], CultureInfo.InvariantCulture) : (byte)4);
        var values = lines.Skip(1).Select(l => l.Split(": ", 2)).Select(p => (Name: p[0], Text: p[1])).ToList();
        if (values[0].Name.StartsWith("Data[", StringComparison.Ordinal))
        {
            var strings = Enumerable.Repeat("", ManagementStrings).ToArray();
            values.ForEach(v => strings[int.Parse(v.Name[5..^1], CultureInfo.InvariantCulture)] = v.Text);
            return new LogEvent(EventShape.Strings(new EventSource(head[0], head[1]), id, level: level), time, Computer, EventValue.Texts(strings));
        }

        var shape = EventShape.Named(new EventSource(head[0], head[1], Guid.Empty.ToString("B")), id, string.Join(',', values.Select(v => v.Name))) with { Level = level };
        return new LogEvent(shape, time, Computer, [.. values.Select(v => EventValue.Text(v.Text))]);
    }

    /// <summary>An empty line ends an event; <c>#</c> begins a comment.</summary>
    private static IEnumerable<string[]> Paragraphs(string text) => text.ReplaceLineEndings("\n").Split("\n\n")
        .Select(p => p.Split('\n').Where(l => l.Length > 0 && l[0] != '#').ToArray()).Where(p => p.Length > 0);
}
