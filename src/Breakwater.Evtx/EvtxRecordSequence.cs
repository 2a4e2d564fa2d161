namespace Breakwater.Evtx;

/// <summary>Every record of a log; one enumeration, because the log is read from front to back.</summary>
public ref struct EvtxRecordSequence
{
    private readonly EvtxFile _file;
    private readonly EvtxChunk _chunk = new();
    private EvtxRecordEnumerator _records;
    private bool _isInChunk;

    internal EvtxRecordSequence(EvtxFile file) => _file = file;

    /// <summary>Valid until the next <see cref="MoveNext"/>.</summary>
    public EvtxRecord Current => _records.Current;

    /// <summary>For <c>foreach</c>; there is one enumeration, so this is it.</summary>
    public EvtxRecordSequence GetEnumerator() => this;

    /// <summary>Advances to the next record; false at the end of the file. A stream that fails ends the log and is listed in <see cref="EvtxFile.Damage"/>.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            if (_isInChunk && _records.MoveNext())
            {
                return true;
            }

            if (_isInChunk)
            {
                _file.TakeDamage(_chunk);
            }

            _isInChunk = _file.TryRead(_chunk);
            if (!_isInChunk)
            {
                return false;
            }

            _records = _chunk.GetEnumerator();
        }
    }
}
