namespace Breakwater.Sigma.Tests;

/// <summary>A record given as field names and values; a repeated name is a field with several values.</summary>
internal readonly ref struct RecordView : IFieldView
{
    private readonly IReadOnlyList<string> _fields;
    private readonly (string Name, string Value)[] _values;

    public RecordView(IReadOnlyList<string> fields, (string Name, string Value)[] values)
    {
        _fields = fields;
        _values = values;
    }

    public int AllCount => _values.Length;

    public int Count(int field)
    {
        var name = _fields[field];
        return _values.Count(value => value.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    public int OwnCount(int field) => Count(field);

    public ReadOnlySpan<char> Value(int field, int index)
    {
        var name = _fields[field];
        return _values.Where(value => value.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ElementAt(index).Value;
    }

    public ReadOnlySpan<char> AllValue(int index) => _values[index].Value;
}
