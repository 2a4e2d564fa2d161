using System.Diagnostics.CodeAnalysis;
using Breakwater.TextLogs.Recognition;

namespace Breakwater.TextLogs;

/// <summary>Tells from a file's first bytes whether it is a log this project reads, and which; refuses everything else.</summary>
public static class LogRecognition
{
    /// <summary>How much of a file is looked at.</summary>
    public const int HeadBytes = 8192;

    /// <summary>Recognises a log by its content alone; a file shorter than <see cref="HeadBytes"/> is given whole.</summary>
    public static bool TryRecognise(ReadOnlySpan<byte> head, [NotNullWhen(true)] out LogHead? result)
    {
        var encoding = HeadText.EncodingOf(head);
        var wholeFile = head.Length < HeadBytes;
        head = wholeFile ? head : head[..HeadBytes];
        using var text = HeadText.ToUtf8(head, encoding);
        var lines = new HeadLines(text, wholeFile);
        result = lines.Read() ? lines.ToHead(encoding) : null;
        return result is not null;
    }
}
