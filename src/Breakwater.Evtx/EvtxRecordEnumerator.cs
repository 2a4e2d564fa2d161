namespace Breakwater.Evtx;

/// <summary>Walks the records of a chunk. It never throws for bad bytes: what cannot be read goes to <see cref="EvtxChunk.Damage"/>.</summary>
public ref struct EvtxRecordEnumerator
{
    private readonly EvtxChunk _chunk;

    internal EvtxRecordEnumerator(EvtxChunk chunk)
    {
        _chunk = chunk;
        chunk.VerifyRecords();
        chunk.Scanner.Restart();
    }

    /// <summary>The record that the last <see cref="MoveNext"/> found.</summary>
    public EvtxRecord Current { get; private set; }

    /// <summary>Advances to the next record; false at the end of the chunk.</summary>
    public bool MoveNext()
    {
        while (_chunk.Scanner.TryNext(out var extent))
        {
            _chunk.Fragments.Release(default);
            _chunk.Content.Clear();
            var end = extent.Start + extent.Size - 4;
            var problem = _chunk.Fragments.Open(_chunk.Bytes, extent.Start + Reading.RecordExtent.HeaderLength, end, nested: false, out var instance);

            // Zeroed bytes read as the end of a fragment; a record without an event does not exist.
            problem ??= instance.Plan.Count > 0 ? null : new BinXml.Problem("an event", extent.Start + Reading.RecordExtent.HeaderLength);
            if (problem is not null && extent.IsCarved)
            {
                // Slack is full of halves of records; only what reads as a whole counts as found.
                continue;
            }

            Current = new EvtxRecord(_chunk, extent, instance, problem is not null || extent.IsTorn);
            if (problem is { } found)
            {
                _chunk.Report(Messages.Event(_chunk, extent, found));
            }

            return true;
        }

        return false;
    }
}
