using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Breakwater.Evtx;
using Breakwater.Reports.Escaping;

namespace Breakwater.Cli.Evtx;

/// <summary><c>breakwater evtx info</c>: counts, time span, channels, providers and damage of each log.</summary>
internal static class InfoCommand
{
    public static Command Create()
    {
        var files = EvtxCommand.Files();
        var json = new Option<bool>("--json") { Description = "print exactly one JSON document" };
        var command = new Command("info", "records, time span, channels, providers and damage of each log") { files, json };
        command.SetAction((parsed, ct) => Task.FromResult(Run(parsed.GetValue(files)!, parsed.GetValue(json), ct)));
        return command;
    }

    private static int Run(string[] files, bool json, CancellationToken ct)
    {
        var (isMissing, isDamaged) = (false, false);
        var logs = new List<(string, LogSummary, LogDamage)>();
        var summary = new LogSummary();
        var reading = new LogReading<LogSummary>
        {
            Read = (_, chunk, target) => target.Read(chunk),
            Take = (_, target) => summary.Add(target),
            End = (log, isLog, damage) =>
            {
                isMissing |= !isLog;
                isDamaged |= damage.Count > 0;
                if (isLog)
                {
                    logs.Add((files[log], summary, damage));
                }

                summary = new LogSummary();
            },
        };
        reading.Run(files, EvtxReadOptions.Default, ct);

        if (json)
        {
            using var stdout = Console.OpenStandardOutput();
            WriteJson(stdout, logs);
        }
        else
        {
            logs.ForEach(log => WriteText(log.Item1, log.Item2, log.Item3));
        }

        return isMissing ? ExitCode.NoInput : isDamaged ? ExitCode.Problems : ExitCode.Done;
    }

    private static void WriteText(string path, LogSummary log, LogDamage damage)
    {
        Console.Out.WriteLine(VisibleText.Of(path));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  records    {log.Records:#,0}{(log.DamagedRecords > 0 ? $", {log.DamagedRecords:#,0} of them damaged" : "")}"));
        if (log.Records > 0)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  time       {log.First:O} to {log.Last:O}"));
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ids        {log.LowestId} to {log.HighestId}"));
        }

        WriteCounts("channel", log.Channels);
        WriteCounts("provider", log.Providers);
        Console.Out.WriteLine($"  damage     {(damage.Count == 0 ? "none" : damage.Count.ToString("#,0", CultureInfo.InvariantCulture))}");
        foreach (var found in damage.List.Take(20))
        {
            Console.Out.WriteLine(VisibleText.Of($"    {found}"));
        }

        if (damage.Count > 20)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    and {damage.Count - 20:#,0} more (--json lists them)"));
        }
    }

    private static void WriteCounts(string label, Dictionary<string, long> counts)
    {
        foreach (var (name, count) in Ordered(counts))
        {
            Console.Out.WriteLine(VisibleText.Of(string.Create(CultureInfo.InvariantCulture, $"  {label,-9}  {(name.Length == 0 ? "(none)" : name)}: {count:#,0}")));
        }
    }

    // The most frequent first, then by name.
    private static IOrderedEnumerable<KeyValuePair<string, long>> Ordered(Dictionary<string, long> counts) =>
        counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal);

    private static void WriteJson(Stream stdout, List<(string Path, LogSummary Log, LogDamage Damage)> logs)
    {
        using (var writer = new Utf8JsonWriter(stdout, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("logs");
            foreach (var (path, log, damage) in logs)
            {
                WriteLog(writer, path, log, damage);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        stdout.WriteByte((byte)'\n');
    }

    private static void WriteLog(Utf8JsonWriter writer, string path, LogSummary log, LogDamage damage)
    {
        writer.WriteStartObject();
        writer.WriteString("file", path);
        writer.WriteNumber("records", log.Records);
        writer.WriteNumber("damagedRecords", log.DamagedRecords);
        writer.WriteString("first", log.First?.ToString("O", CultureInfo.InvariantCulture));
        writer.WriteString("last", log.Last?.ToString("O", CultureInfo.InvariantCulture));
        writer.WritePropertyName("lowestId");
        WriteNumberOrNull(writer, log.LowestId);
        writer.WritePropertyName("highestId");
        WriteNumberOrNull(writer, log.HighestId);
        WriteCounts(writer, "channels", log.Channels);
        WriteCounts(writer, "providers", log.Providers);
        writer.WriteNumber("damageCount", damage.Count);
        writer.WriteStartArray("damage");
        foreach (var found in damage.List)
        {
            writer.WriteStartObject();
            writer.WriteString("structure", found.Structure);
            writer.WriteNumber("offset", found.Offset);
            writer.WriteString("expected", found.Expected);
            writer.WriteString("found", found.Found);
            writer.WriteString("consequence", found.Consequence);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteNumberOrNull(Utf8JsonWriter writer, ulong? number)
    {
        if (number is { } value)
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static void WriteCounts(Utf8JsonWriter writer, string name, Dictionary<string, long> counts)
    {
        writer.WriteStartArray(name);
        foreach (var (key, count) in Ordered(counts))
        {
            writer.WriteStartObject();
            writer.WriteString("name", key);
            writer.WriteNumber("records", count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
