using System.Text;

namespace Breakwater.Analysis.Witnesses;

/// <summary>Reads lines of small text artefacts of any Unicode encoding; a longer line is cut, so that no line can fill the memory.</summary>
internal sealed class BoundedLineReader : IDisposable
{
    private readonly StreamReader reader;
    private readonly int maxChars;
    private readonly StringBuilder line = new();
    private readonly char[] buffer = new char[4096];
    private int position;
    private int length;
    private long dropped;
    private char lastDropped;

    public BoundedLineReader(Stream stream, int maxChars)
    {
        reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 4096, leaveOpen: true);
        this.maxChars = maxChars;
    }

    /// <summary>Whether the line read last was longer than what was given.</summary>
    public bool IsCut => dropped > 1 || (dropped == 1 && lastDropped != '\r');

    /// <summary>The next line without its end, or null at the end of the stream.</summary>
    public string? ReadLine()
    {
        line.Clear();
        dropped = 0;
        while (true)
        {
            if (position == length)
            {
                position = 0;
                length = reader.Read(buffer);
                if (length == 0)
                {
                    return line.Length > 0 ? Text() : null;
                }
            }

            var rest = buffer.AsSpan(position, length - position);
            var end = rest.IndexOf('\n');
            var part = end < 0 ? rest : rest[..end];
            Append(part);
            position += end < 0 ? rest.Length : end + 1;
            if (end >= 0)
            {
                return Text();
            }
        }
    }

    /// <summary>The lines up to the end of the stream or a limit.</summary>
    public IEnumerable<string> Lines(int most)
    {
        for (var lines = 0; lines < most && ReadLine() is { } text; lines++)
        {
            yield return text;
        }
    }

    public void Dispose() => reader.Dispose();

    private void Append(ReadOnlySpan<char> part)
    {
        var fits = Math.Min(part.Length, maxChars - line.Length);
        line.Append(part[..fits]);
        if (fits < part.Length)
        {
            dropped += part.Length - fits;
            lastDropped = part[^1];
        }
    }

    private string Text()
    {
        var hasReturn = line.Length > 0 && line[^1] == '\r';
        return line.ToString(0, line.Length - (hasReturn ? 1 : 0));
    }
}
