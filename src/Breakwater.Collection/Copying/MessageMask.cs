using System.Runtime.InteropServices;
using System.Text;
using Breakwater.Collection.Targets;

namespace Breakwater.Collection.Copying;

/// <summary>
/// Copies a message tracking log with the cells of <see cref="MessageColumns"/> masked. What cannot be understood for certain (rows before a header, of too many cells,
/// of another encoding, of a length no writer produces) is dropped and counted, never copied.
/// </summary>
internal sealed class MessageMask
{
    private const int MaxRowBytes = 1 << 20;

    private static readonly byte[] Mask = "masked"u8.ToArray();

    private readonly Stream _target;
    private readonly List<byte> _row = [];
    private bool[] _masked = [];
    private bool _quoted;
    private bool _tooLong;

    private MessageMask(Stream target) => _target = target;

    public long MaskedCells { get; private set; }

    public long DroppedRows { get; private set; }

    public static MessageMask Copy(Stream source, Stream target)
    {
        var mask = new MessageMask(target);
        var buffer = new byte[1 << 16];
        for (int count; (count = source.Read(buffer)) > 0;)
        {
            mask.Take(buffer.AsSpan(0, count));
        }

        mask.EndRow();
        return mask;
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            _quoted ^= b == '"';
            if (_row.Count < MaxRowBytes)
            {
                _row.Add(b);
            }
            else
            {
                // A quote that never closes would swallow the rest: the next line end ends the row.
                _tooLong = true;
                _quoted = false;
            }

            if (b == '\n' && !_quoted)
            {
                EndRow();
            }
        }
    }

    private void EndRow()
    {
        var row = CollectionsMarshal.AsSpan(_row);
        if (!row.IsEmpty)
        {
            var start = row.StartsWith("\uFEFF"u8) ? 3 : 0;
            if (_tooLong || row.Contains((byte)0))
            {
                DroppedRows++;
            }
            else if (row[start..].StartsWith("#"u8))
            {
                ReadHeader(Encoding.UTF8.GetString(row[start..]));
                _target.Write(row);
            }
            else
            {
                WriteMasked(row);
            }
        }

        _row.Clear();
        (_quoted, _tooLong) = (false, false);
    }

    private void ReadHeader(string line)
    {
        const string fields = "#Fields:";
        if (line.StartsWith(fields, StringComparison.OrdinalIgnoreCase))
        {
            _masked = [.. line[fields.Length..].Split(',').Select(c => MessageColumns.Masked.Contains(c.Trim()))];
        }
    }

    private void WriteMasked(ReadOnlySpan<byte> row)
    {
        var end = row.TrimEnd("\r\n"u8).Length;
        var cells = CellStarts(row[..end]);
        if (cells.Count > _masked.Length)
        {
            DroppedRows++;
            return;
        }

        for (var i = 0; i < cells.Count; i++)
        {
            var cell = row[cells[i]..(i + 1 < cells.Count ? cells[i + 1] - 1 : end)];
            var masks = _masked[i] && !cell.IsEmpty;
            MaskedCells += masks ? 1 : 0;
            _target.Write(masks ? Mask : cell);
            _target.Write(i + 1 < cells.Count ? ","u8 : row[end..]);
        }
    }

    private static List<int> CellStarts(ReadOnlySpan<byte> row)
    {
        List<int> starts = [0];
        var quoted = false;
        for (var i = 0; i < row.Length; i++)
        {
            quoted ^= row[i] == '"';
            if (row[i] == ',' && !quoted)
            {
                starts.Add(i + 1);
            }
        }

        return starts;
    }
}
