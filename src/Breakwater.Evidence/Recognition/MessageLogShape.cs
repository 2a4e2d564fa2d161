using System.Buffers;
using System.Text.RegularExpressions;

namespace Breakwater.Evidence.Recognition;

/// <summary>Says whether a file holds plain messages, one a line, as syslog and network devices write them: by its name, or by how its first lines begin.</summary>
internal static partial class MessageLogShape
{
    private const int LinesLookedAt = 8;

    public static bool IsLog(ReadOnlySpan<byte> head, string path)
    {
        var buffer = ArrayPool<char>.Shared.Rent(head.Length);
        try
        {
            return TextHead.TryDecode(head, buffer, out var text) && !text.IsWhiteSpace() && (Name().IsMatch(path[(path.LastIndexOf('/') + 1)..]) || MostLinesAreMessages(text));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static bool MostLinesAreMessages(ReadOnlySpan<char> text)
    {
        int lines = 0, messages = 0;
        foreach (var line in text.EnumerateLines())
        {
            if (lines == LinesLookedAt)
            {
                break;
            }

            if (!line.IsWhiteSpace())
            {
                lines++;
                messages += Message().IsMatch(line) ? 1 : 0;
            }
        }

        return messages * 2 > lines;
    }

    // A priority, a time with or without a year, a host; network devices put host and number before the time.
    [GeneratedRegex(@"^(<\d{1,3}>\d? ?)?(\S{1,255} \d{1,10}: )?[*.]?([A-Z][a-z]{2} [ \d]\d (\d{4} )?\d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S* \S)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Message();

    [GeneratedRegex(@"\.(raw|syslog)$|^(syslog|messages|secure|auth\.log|kern\.log|cron)(\.\d{1,3}|-\d{8})?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
