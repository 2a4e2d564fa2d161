namespace Breakwater.Evtx;

/// <summary>A value of EventData or UserData with its name; unnamed Data elements are called <c>Data</c>.</summary>
public readonly ref struct EvtxNamedValue
{
    internal EvtxNamedValue(ReadOnlySpan<char> name, EvtxValue value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>As stored, UTF-16; valid as long as the record.</summary>
    public ReadOnlySpan<char> Name { get; }

    /// <summary>Valid as long as the record.</summary>
    public EvtxValue Value { get; }
}
