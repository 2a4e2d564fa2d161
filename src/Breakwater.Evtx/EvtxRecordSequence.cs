namespace Breakwater.Evtx;

/// <summary>Every record of a log; one enumeration, because the log is read from front to back.</summary>
public ref struct EvtxRecordSequence
{
    private readonly EvtxFile file;
    private readonly EvtxChunk chunk = new();
    private EvtxRecordEnumerator records;
    private bool isInChunk;

    internal EvtxRecordSequence(EvtxFile file) => this.file = file;

    /// <summary>Valid until the next <see cref="MoveNext"/>.</summary>
    public EvtxRecord Current => records.Current;

    public EvtxRecordSequence GetEnumerator() => this;

    public bool MoveNext()
    {
        while (true)
        {
            if (isInChunk && records.MoveNext())
            {
                return true;
            }

            if (isInChunk)
            {
                file.TakeDamage(chunk);
            }

            isInChunk = file.TryRead(chunk);
            if (!isInChunk)
            {
                return false;
            }

            records = chunk.GetEnumerator();
        }
    }
}
