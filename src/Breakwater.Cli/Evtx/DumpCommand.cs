using System.Buffers;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Breakwater.Evtx;

namespace Breakwater.Cli.Evtx;

/// <summary><c>breakwater evtx dump</c>: every event, in the order of the files and of the records in them.</summary>
internal static class DumpCommand
{
    public static Command Create()
    {
        var files = EvtxCommand.Files();
        var jsonl = new Option<bool>("--jsonl") { Description = "one JSON object a line (the default)" };
        var xml = new Option<bool>("--xml") { Description = "one XML document, root element Events" };
        var from = Time("--from", "leave out events before this time (UTC, ISO 8601)");
        var to = Time("--to", "leave out events after this time, or after this day (UTC, ISO 8601)", isEnd: true);
        var ids = new Option<int[]>("--id") { Description = "only events with this event id; may be given several times", HelpName = "ID" };
        var channels = new Option<string[]>("--channel") { Description = "only events of this channel; may be given several times", HelpName = "CHANNEL" };
        var carve = new Option<bool>("--carve") { Description = "also look for records in slack and between chunks; they are marked as carved" };
        var command = new Command("dump", "print every event as JSON Lines or XML") { files, jsonl, xml, from, to, ids, channels, carve };
        command.Validators.Add(result =>
        {
            if (result.GetValue(jsonl) && result.GetValue(xml))
            {
                result.AddError("--jsonl and --xml: choose one");
            }
        });
        command.SetAction((parsed, ct) => Task.FromResult(Run(
            parsed.GetValue(files)!,
            parsed.GetValue(xml),
            new RecordFilter(parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(ids) ?? [], parsed.GetValue(channels) ?? []),
            new EvtxReadOptions { Carve = parsed.GetValue(carve) },
            ct)));
        return command;
    }

    private static int Run(string[] files, bool xml, RecordFilter filter, EvtxReadOptions options, CancellationToken ct)
    {
        using var stdout = Console.OpenStandardOutput();
        var (isMissing, isDamaged) = (false, false);
        if (xml)
        {
            stdout.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Events>\n"u8);
        }

        var lines = Array.ConvertAll(files, path => new RecordLines(filter, xml, files.Length > 1 ? path : null));
        var reading = new LogReading<ArrayBufferWriter<byte>>
        {
            Read = (log, chunk, target) => lines[log].Write(chunk, target),
            Take = (_, target) => stdout.Write(target.WrittenSpan),
            End = (log, isLog, damage) =>
            {
                isMissing |= !isLog;
                isDamaged |= damage.Count > 0;
                EvtxCommand.ReportDamage(files[log], damage);
            },
        };
        reading.Run(files, options, ct);

        if (xml)
        {
            stdout.Write("</Events>\n"u8);
        }

        return isMissing ? ExitCode.NoInput : isDamaged ? ExitCode.Problems : ExitCode.Done;
    }

    private const string IsoDate = "yyyy-MM-dd";

    private static Option<DateTime?> Time(string name, string description, bool isEnd = false) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result => ParseTime(name, result, isEnd),
    };

    // Other ways to write a date do not say which number is the month.
    private static bool StartsWithDate(string text) => text.Length >= IsoDate.Length && text.Take(IsoDate.Length).Zip(IsoDate).All(c => c.Second == '-' ? c.First == '-' : char.IsAsciiDigit(c.First));

    private static DateTime? ParseTime(string name, ArgumentResult result, bool isEnd)
    {
        var text = result.Tokens[0].Value;
        if (StartsWithDate(text) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time))
        {
            // Both ends are included, so a day is its last moment where reading is to end with it.
            return isEnd && text.Length == IsoDate.Length ? time.AddDays(1).AddTicks(-1) : time;
        }

        result.AddError($"{name}: expected a time such as 2021-03-02 or 2021-03-02T10:00:00Z, found '{text}'");
        return null;
    }
}
