using System.Buffers.Binary;

namespace Breakwater.Evtx.Reading;

/// <summary>Finds the records of a chunk: those the header accounts for, those written after it was, and, when asked to carve, what else looks like one.</summary>
internal sealed class RecordScanner
{
    private readonly EvtxChunk chunk;
    private int position;
    private ulong lastId;
    private bool isCarving;

    public RecordScanner(EvtxChunk chunk) => this.chunk = chunk;

    public void Restart()
    {
        position = EvtxChunk.HeaderLength;
        lastId = 0;
        isCarving = !chunk.IsAccounted;
    }

    public bool TryNext(out RecordExtent extent)
    {
        while (!isCarving)
        {
            if (position > chunk.RecordsEnd - RecordExtent.MinSize)
            {
                isCarving = !TryContinue();
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
        var bytes = chunk.Bytes;
        var size = RecordExtent.SizeAt(bytes, position);
        var isRecord = bytes.Slice(position, 4).SequenceEqual(RecordExtent.Magic);
        if (!isRecord || size < RecordExtent.MinSize || size > chunk.Length - position)
        {
            extent = default;
            Resynchronise(isRecord ? $"a size between {RecordExtent.MinSize} and {chunk.Length - position}" : "the signature 2A2A0000", isRecord ? 4 : 0);
            return false;
        }

        var copy = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(position + (int)size - 4)..]);
        var isFollowed = position + size == chunk.RecordsEnd || RecordExtent.IsPlausible(bytes, position + (int)size, chunk.Length);
        if (copy != size && !isFollowed)
        {
            extent = TakeTorn(size);
            return true;
        }

        if (copy != size)
        {
            chunk.Report(Messages.RecordSizeCopy(chunk.FileOffset + position, size, copy));
        }

        extent = RecordExtent.Read(bytes, position, (int)size, isCarved: false);
        lastId = extent.Id;
        position += (int)size;
        return true;
    }

    // Neither its end nor what follows fits: its second half was overwritten. It ends where the next record starts.
    private RecordExtent TakeTorn(uint size)
    {
        var start = position;
        var end = NextRecord();
        var torn = RecordExtent.Read(chunk.Bytes, start, Math.Min((int)size, Math.Max(end - start, RecordExtent.MinSize)), isCarved: false, isTorn: true);
        chunk.Report(Messages.RecordTorn(chunk.FileOffset + start, size, chunk.Bytes.Slice(start + (int)size - 4, 4), Math.Max(0, end - start - torn.Size)));
        position = end;
        return torn;
    }

    private void Resynchronise(string expected, int at)
    {
        var start = position;
        position = NextRecord();
        chunk.Report(Messages.Record(chunk.FileOffset + start + at, expected, chunk.Bytes.Slice(start + at, 4), position - start));
    }

    private int NextRecord()
    {
        var next = position;
        do
        {
            var distance = chunk.Bytes[(next + 1)..].IndexOf(RecordExtent.Magic);
            next = distance < 0 ? chunk.RecordsEnd : next + 1 + distance;
        }
        while (next < chunk.RecordsEnd && !RecordExtent.IsPlausible(chunk.Bytes, next, chunk.Length));
        return Math.Min(next, chunk.RecordsEnd);
    }

    // A log that was copied while it was in use holds records that its chunk header does not count yet; their ids go on without a gap.
    private bool TryContinue()
    {
        var isNext = lastId != 0 && RecordExtent.IsPlausible(chunk.Bytes, position, chunk.Length)
            && BinaryPrimitives.ReadUInt64LittleEndian(chunk.Bytes[(position + 8)..]) == lastId + 1;
        if (isNext)
        {
            chunk.ExtendRecords(position + (int)RecordExtent.SizeAt(chunk.Bytes, position));
        }

        return isNext;
    }

    private bool TryCarve(out RecordExtent extent)
    {
        extent = default;
        while (chunk.Carves && position < chunk.Length)
        {
            var next = chunk.Bytes[position..].IndexOf(RecordExtent.Magic);
            position = next < 0 ? chunk.Length : position + next;
            if (RecordExtent.IsPlausible(chunk.Bytes, position, chunk.Length))
            {
                extent = RecordExtent.Read(chunk.Bytes, position, (int)RecordExtent.SizeAt(chunk.Bytes, position), isCarved: true);
                position += extent.Size;
                return true;
            }

            position++;
        }

        return false;
    }
}
