using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace Breakwater.Drill.Output;

/// <summary>One log file that is being written: rows go straight into a byte buffer, so a row costs no string.</summary>
internal sealed class LogFile(EvidenceTree tree) : IDisposable
{
    private readonly byte[] _buffer = new byte[1 << 17];
    private FileStream? _stream;
    private int _used;
    private long _flushed;
    private long _counted;

    public bool IsOpen => _stream is not null;

    public long Length => _flushed + _used;

    public void Open(string windowsPath)
    {
        Close();
        _stream = tree.Create(windowsPath);
        _flushed = 0;
        _counted = 0;
    }

    public void Row([InterpolatedStringHandlerArgument("")] RowBuilder row)
    {
        _ = row;
        EndRow();
    }

    /// <summary>Ends the row and counts it, written to disk or not: the size of small evidence is steered by this number.</summary>
    public void EndRow()
    {
        Text("\r\n");
        tree.Count(Length - _counted);
        _counted = Length;
    }

    public void Text(ReadOnlySpan<char> text)
    {
        Reserve(text.Length * 3);
        _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
    }

    public void Number(long value)
    {
        Reserve(20);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_used), out var written);
        _used += written;
    }

    public void Id(Guid value)
    {
        Reserve(36);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_used), out var written);
        _used += written;
    }

    /// <summary>A time as the Exchange logs write it: <c>2021-03-03T05:12:38.204Z</c>.</summary>
    public void Time(DateTime value)
    {
        Reserve(24);
        value.TryFormat(_buffer.AsSpan(_used), out var written, "yyyy-MM-ddTHH:mm:ss.fffZ");
        _used += written;
    }

    public void Close()
    {
        if (_stream is null)
        {
            return;
        }

        Flush();
        _stream.Dispose();
        _stream = null;
    }

    public void Dispose() => Close();

    private void Reserve(int bytes)
    {
        if (_used + bytes > _buffer.Length)
        {
            Flush();
        }
    }

    private void Flush()
    {
        _stream!.Write(_buffer, 0, _used);
        _flushed += _used;
        _used = 0;
    }
}
