namespace Breakwater.Evtx;

/// <summary>A value of EventData or UserData with its name; unnamed Data elements are called <c>Data</c>.</summary>
public readonly ref struct EvtxNamedValue
{
    internal EvtxNamedValue(ReadOnlySpan<char> name, EvtxValue value)
    {
        Name = name;
        Value = value;
    }

    public ReadOnlySpan<char> Name { get; }

    public EvtxValue Value { get; }
}
