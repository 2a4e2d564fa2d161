namespace Breakwater.Evtx;

/// <summary>Walks the records of a chunk. It never throws for bad bytes: what cannot be read goes to <see cref="EvtxChunk.Damage"/>.</summary>
public ref struct EvtxRecordEnumerator
{
    private readonly EvtxChunk chunk;

    internal EvtxRecordEnumerator(EvtxChunk chunk)
    {
        this.chunk = chunk;
        chunk.VerifyRecords();
        chunk.Scanner.Restart();
    }

    /// <summary>The record that the last <see cref="MoveNext"/> found.</summary>
    public EvtxRecord Current { get; private set; }

    /// <summary>Advances to the next record; false at the end of the chunk.</summary>
    public bool MoveNext()
    {
        while (chunk.Scanner.TryNext(out var extent))
        {
            chunk.Fragments.Release(default);
            chunk.Content.Clear();
            var end = extent.Start + extent.Size - 4;
            var problem = chunk.Fragments.Open(chunk.Bytes, extent.Start + Reading.RecordExtent.HeaderLength, end, nested: false, out var instance);

            // Zeroed bytes read as the end of a fragment; a record without an event does not exist.
            problem ??= instance.Plan.Count > 0 ? null : new BinXml.Problem("an event", extent.Start + Reading.RecordExtent.HeaderLength);
            if (problem is not null && extent.IsCarved)
            {
                // Slack is full of halves of records; only what reads as a whole counts as found.
                continue;
            }

            Current = new EvtxRecord(chunk, extent, instance, problem is not null || extent.IsTorn);
            if (problem is { } found)
            {
                chunk.Report(Messages.Event(chunk, extent, found));
            }

            return true;
        }

        return false;
    }
}
