using System.Buffers.Binary;
using System.Text;
using Breakwater.Detection.Hives;

namespace Breakwater.Detection.ScannerHistory;

/// <summary>
/// Reads a file of Microsoft Defender's DetectionHistory: fields of length, type and content, padded to eight bytes; no vendor documents them, so only what
/// published descriptions agree on is taken: threat, resources, status, times, process.
/// </summary>
public static class DetectionHistoryFile
{
    public const string Scanner = "Microsoft Defender Antivirus";

    private const int MaxFields = 20_000;
    private const int MaxResources = 200;
    private const int MaxTextBytes = 16 * 1024;

    private const uint Number = 6;
    private const uint FileTime = 0x0A;
    private const uint Text = 0x15;

    /// <summary>Numbers behind the threat's name before the one that is its status.</summary>
    private const int NumbersBeforeStatus = 5;

    private const string Marker = "Magic.Version:";

    /// <summary>Whatever is found up to the first damage; empty for what is no such file.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="isWhole">False when a field's length leads out of the file.</param>
    public static IReadOnlyList<ScannerDetection> Read(ReadOnlySpan<byte> content, out bool isWhole)
    {
        var fields = Fields(content, out isWhole);
        var texts = fields.Where(f => f.Type == Text).ToList();
        if (texts.FindIndex(f => !f.IsMarker) is not (>= 0 and var first))
        {
            return [];
        }

        var threat = texts[first].Value;
        var after = fields.SkipWhile(f => f != texts[first]).Skip(1).ToList();
        var status = after.Where(f => f.Type == Number).Skip(NumbersBeforeStatus).Select(f => (long?)f.Bits).FirstOrDefault();
        var time = after.Where(f => f.Type == FileTime).Select(f => FileTimes.Of(f.Bits)).FirstOrDefault(t => t is not null);
        var process = texts.Select(f => f.Value).LastOrDefault(t => t.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) && t.Contains(":\\", StringComparison.Ordinal));
        return [.. Resources(texts).Take(MaxResources).Select(r => new ScannerDetection(Scanner, threat, r, ActionOf(status), time, Process: process == r ? null : process))];
    }

    /// <summary>Each resource is a marker, a schema such as <c>file</c>, and a path.</summary>
    private static IEnumerable<string> Resources(List<Field> texts)
    {
        for (var i = 1; i + 2 < texts.Count; i++)
        {
            if (texts[i].IsMarker && !texts[i + 1].IsMarker && texts[i + 1].Value is "file" or "containerfile" or "webscript" or "behavior" or "process" or "regkeyvalue")
            {
                yield return texts[i + 2].Value;
            }
        }
    }

    /// <summary>ThreatStatusID of the documented class MSFT_MpThreatDetection.</summary>
    private static ScannerAction ActionOf(long? status) => status switch
    {
        2 => ScannerAction.Cleaned,
        3 => ScannerAction.Quarantined,
        4 => ScannerAction.Removed,
        5 => ScannerAction.Allowed,
        6 => ScannerAction.Blocked,
        >= 102 and <= 107 => ScannerAction.Failed,
        _ => ScannerAction.Detected,
    };

    private static List<Field> Fields(ReadOnlySpan<byte> content, out bool isWhole)
    {
        var fields = new List<Field>();
        var at = 0;
        isWhole = true;
        while (at + 8 <= content.Length && fields.Count < MaxFields)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(content[at..]);
            var type = BinaryPrimitives.ReadUInt32LittleEndian(content[(at + 4)..]);
            if (length > content.Length - at - 8)
            {
                isWhole = false;
                break;
            }

            var data = content.Slice(at + 8, (int)length);
            fields.Add(new Field(type, type == Text ? Encoding.Unicode.GetString(data[..Math.Min(data.Length & ~1, MaxTextBytes)]).TrimEnd('\0') : "", Bits(data)));
            at += 8 + (int)((length + 7L) / 8 * 8);
        }

        return fields;
    }

    private static long Bits(ReadOnlySpan<byte> data) =>
        data.Length >= 8 ? BinaryPrimitives.ReadInt64LittleEndian(data) : data.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(data) : 0;

    private sealed record Field(uint Type, string Value, long Bits)
    {
        public bool IsMarker => Value.StartsWith(Marker, StringComparison.Ordinal);
    }
}
