using Breakwater.Evtx.BinXml;

namespace Breakwater.Evtx;

/// <summary>
/// The values of EventData or UserData in document order: elements that hold text, each item of an array, and attributes other than a Data element's name. Values
/// inside nested fragments stand where the fragment does, at most five deep.
/// </summary>
public readonly ref struct EvtxValueEnumerable
{
    private readonly EvtxChunk _chunk;
    private readonly Instance _record;

    internal EvtxValueEnumerable(EvtxChunk chunk, scoped in Instance record)
    {
        _chunk = chunk;
        _record = record;
    }

    /// <summary>The values from the first on.</summary>
    public EvtxValueEnumerator GetEnumerator() => new(_chunk, _record);
}
