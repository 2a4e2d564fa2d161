using System.Text;
using Breakwater.TextLogs.Reading;
using Breakwater.TextLogs.Recognition;

namespace Breakwater.TextLogs;

/// <summary>Reads one text log from a forward-only stream; damaged content is counted and named, never thrown.</summary>
public static class LogReader
{
    /// <summary>A log of fewer bytes is read sooner than a second thread is at work.</summary>
    public const long SmallestShared = AheadStream.WorthSharing;

    /// <summary>Reads to the end of the stream, handing candidates to the visitor; a stream that is no supported log is not read beyond its head.</summary>
    /// <param name="stream">The file's bytes, decompressed; left open.</param>
    /// <param name="options">Limits, filter, and what is known of the file.</param>
    /// <param name="visitor">Gets schemas and candidate records; what it throws is not caught.</param>
    /// <param name="ct">Looked at before each read from the stream.</param>
    public static LogReadResult Read(Stream stream, LogReadOptions options, ILogVisitor visitor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(visitor);
        ct.ThrowIfCancellationRequested();
        using var source = new SourceStream(stream);
        var head = options.Head;
        if (head is null)
        {
            var bytes = source.Peek(LogRecognition.HeadBytes);
            if (!LogRecognition.TryRecognise(bytes, out head))
            {
                using var text = HeadText.ToUtf8(bytes, HeadText.EncodingOf(bytes));
                return new LogReadResult { Bytes = source.BytesRead, Problems = [Messages.NotALog(text.Available)] };
            }
        }

        if (!head.IsSupported)
        {
            return new LogReadResult { Head = head, Bytes = source.BytesRead, Problems = [Messages.NotSupported(head.Family)] };
        }

        var utf16 = HeadText.Utf16(head.Encoding);
        using var utf8 = utf16 is null ? source : Encoding.CreateTranscodingStream(source, utf16, Encoding.UTF8, leaveOpen: true);
        using var blocks = options.Helpers is { } helpers && options.StepsOver ? new BlocksAhead(utf8, helpers, options.Filter, options.MaxLineBytes) : null;
        using var ahead = blocks is null ? null : new AheadStream(utf8, blocks);
        using var buffer = new LineBuffer((Stream?)ahead ?? utf8, options.BufferBytes, utf16 is not null, ct);
        return new LogReading(head, source, ahead, buffer, options, visitor).Run();
    }
}
