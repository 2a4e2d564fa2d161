using System.Buffers.Binary;

namespace Breakwater.Evtx.Reading;

/// <summary>Finds the records of a chunk: those the header accounts for, those written after it was, and, when asked to carve, what else looks like one.</summary>
internal sealed class RecordScanner
{
    private readonly EvtxChunk _chunk;
    private int _position;
    private ulong _lastId;
    private bool _isCarving;

    public RecordScanner(EvtxChunk chunk) => _chunk = chunk;

    public void Restart()
    {
        _position = EvtxChunk.HeaderLength;
        _lastId = 0;
        _isCarving = !_chunk.IsAccounted;
    }

    public bool TryNext(out RecordExtent extent)
    {
        while (!_isCarving)
        {
            if (_position > _chunk.RecordsEnd - RecordExtent.MinSize)
            {
                _isCarving = !TryContinue();
            }
            else if (TryAccounted(out extent))
            {
                return true;
            }
        }

        return TryCarve(out extent);
    }

    private bool TryAccounted(out RecordExtent extent)
    {
        var bytes = _chunk.Bytes;
        var size = RecordExtent.SizeAt(bytes, _position);
        var isRecord = bytes.Slice(_position, 4).SequenceEqual(RecordExtent.Magic);
        if (!isRecord || size < RecordExtent.MinSize || size > _chunk.Length - _position)
        {
            extent = default;
            Resynchronise(isRecord ? $"a size between {RecordExtent.MinSize} and {_chunk.Length - _position}" : "the signature 2A2A0000", isRecord ? 4 : 0);
            return false;
        }

        var copy = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(_position + (int)size - 4)..]);
        if (copy != size)
        {
            var isFollowed = _position + size == _chunk.RecordsEnd || RecordExtent.IsPlausible(bytes, _position + (int)size, _chunk.Length);
            if (!isFollowed)
            {
                extent = TakeTorn(size);
                return true;
            }

            _chunk.Report(Messages.RecordSizeCopy(_chunk.FileOffset + _position, size, copy));
        }

        extent = RecordExtent.Read(bytes, _position, (int)size, isCarved: false);
        _lastId = extent.Id;
        _position += (int)size;
        return true;
    }

    // Neither its end nor what follows fits: its second half was overwritten. It ends where the next record starts.
    private RecordExtent TakeTorn(uint size)
    {
        var start = _position;
        var end = NextRecord();
        var torn = RecordExtent.Read(_chunk.Bytes, start, Math.Min((int)size, Math.Max(end - start, RecordExtent.MinSize)), isCarved: false, isTorn: true);
        _chunk.Report(Messages.RecordTorn(_chunk.FileOffset + start, size, _chunk.Bytes.Slice(start + (int)size - 4, 4), Math.Max(0, end - start - torn.Size)));
        _position = end;
        return torn;
    }

    private void Resynchronise(string expected, int at)
    {
        var start = _position;
        _position = NextRecord();
        _chunk.Report(Messages.Record(_chunk.FileOffset + start + at, expected, _chunk.Bytes.Slice(start + at, 4), _position - start));
    }

    private int NextRecord()
    {
        var next = _position;
        do
        {
            var distance = _chunk.Bytes[(next + 1)..].IndexOf(RecordExtent.Magic);
            next = distance < 0 ? _chunk.RecordsEnd : next + 1 + distance;
        }
        while (next < _chunk.RecordsEnd && !RecordExtent.IsPlausible(_chunk.Bytes, next, _chunk.Length));
        return Math.Min(next, _chunk.RecordsEnd);
    }

    // A log that was copied while it was in use holds records that its chunk header does not count yet; their ids go on without a gap.
    private bool TryContinue()
    {
        var isNext = _lastId != 0 && RecordExtent.IsPlausible(_chunk.Bytes, _position, _chunk.Length)
            && BinaryPrimitives.ReadUInt64LittleEndian(_chunk.Bytes[(_position + 8)..]) == _lastId + 1;
        if (isNext)
        {
            _chunk.ExtendRecords(_position + (int)RecordExtent.SizeAt(_chunk.Bytes, _position));
        }

        return isNext;
    }

    private bool TryCarve(out RecordExtent extent)
    {
        extent = default;
        while (_chunk.Carves && _position < _chunk.Length)
        {
            var next = _chunk.Bytes[_position..].IndexOf(RecordExtent.Magic);
            _position = next < 0 ? _chunk.Length : _position + next;
            if (RecordExtent.IsPlausible(_chunk.Bytes, _position, _chunk.Length))
            {
                extent = RecordExtent.Read(_chunk.Bytes, _position, (int)RecordExtent.SizeAt(_chunk.Bytes, _position), isCarved: true);
                _position += extent.Size;
                return true;
            }

            _position++;
        }

        return false;
    }
}
