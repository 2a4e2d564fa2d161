using System.Text;

namespace Breakwater.TextLogs.Recognition;

/// <summary>
/// The column names of header lines. A server has thousands of logs with the same few lists: the first ones are kept, so that equal lists are one list and cost nothing.
/// Bounded, because any file may claim to be a log.
/// </summary>
internal static class ColumnLists
{
    public const int MaxColumns = 1024;
    public const int MaxNameBytes = 256;

    private const int MostKept = 64;
    private const int LongestKept = 8192;

    private static readonly Lock Adding = new();
    private static volatile Kept[] kept = [];

    /// <param name="list">The names as they stand in the line.</param>
    /// <param name="separator">Space or comma.</param>
    /// <param name="cut">True when there were more or longer names than are kept.</param>
    public static IReadOnlyList<string> Of(ReadOnlySpan<byte> list, byte separator, out bool cut)
    {
        foreach (var known in kept)
        {
            if (known.Separator == separator && list.SequenceEqual(known.List))
            {
                cut = known.Cut;
                return known.Names;
            }
        }

        var names = Names(list, separator, out cut);
        Keep(new Kept(list.ToArray(), separator, names, cut));
        return names;
    }

    public static string Text(ReadOnlySpan<byte> value) => Encoding.UTF8.GetString(value[..Math.Min(value.Length, MaxNameBytes)]);

    private static void Keep(Kept added)
    {
        lock (Adding)
        {
            if (kept.Length < MostKept && added.List.Length <= LongestKept)
            {
                kept = [.. kept, added];
            }
        }
    }

    private static List<string> Names(ReadOnlySpan<byte> list, byte separator, out bool cut)
    {
        cut = false;
        var names = new List<string>();
        while (!list.IsEmpty)
        {
            var end = list.IndexOf(separator);
            var name = (end < 0 ? list : list[..end]).Trim(" \t\""u8);
            list = end < 0 ? default : list[(end + 1)..];
            if (name.IsEmpty && separator == ' ')
            {
                continue;
            }

            if (names.Count == MaxColumns || name.Length > MaxNameBytes)
            {
                cut = true;
                break;
            }

            names.Add(Text(name));
        }

        return names;
    }

    private sealed record Kept(byte[] List, byte Separator, IReadOnlyList<string> Names, bool Cut);
}
