namespace Breakwater.Sigma;

/// <summary>A record given as names and values, for one rule set; a repeated name is a field with several values. Names ignore case.</summary>
public sealed class FieldMap : IFieldView
{
    private readonly string[][] _ofField;
    private readonly string[] _all;

    /// <param name="fields">The rule set's <see cref="RuleSet.Fields"/>.</param>
    /// <param name="values">All values of the record; those that no rule reads by name are still found by keywords.</param>
    public FieldMap(IReadOnlyList<string> fields, IEnumerable<KeyValuePair<string, string>> values)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var given = values.ToList();
        var byName = given.ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        _ofField = [.. fields.Select(field => byName[field].ToArray())];
        _all = [.. given.Select(pair => pair.Value)];
    }

    /// <inheritdoc />
    public int AllCount => _all.Length;

    /// <inheritdoc />
    public int Count(int field) => _ofField[field].Length;

    /// <inheritdoc />
    public int OwnCount(int field) => Count(field);

    /// <inheritdoc />
    public ReadOnlySpan<char> Value(int field, int index) => _ofField[field][index];

    /// <inheritdoc />
    public ReadOnlySpan<char> AllValue(int index) => _all[index];
}
