namespace Breakwater.Analysis.Exports;

/// <summary>One object of saved PowerShell output: its properties by name, each with its values as text.</summary>
internal sealed class ExportedObject
{
    public const int MaxProperties = 300;
    public const int MaxValueChars = 8192;

    private readonly Dictionary<string, IReadOnlyList<string>> _properties = new(StringComparer.OrdinalIgnoreCase);

    public bool IsEmpty => _properties.Count == 0;

    public bool Has(string name) => _properties.ContainsKey(name);

    /// <summary>All values of a property; empty where it has none or is not there.</summary>
    public IReadOnlyList<string> All(string name) => _properties.GetValueOrDefault(name) ?? [];

    /// <summary>The only value, or several joined as PowerShell prints them.</summary>
    public string Text(string name) => string.Join(", ", All(name));

    public bool? Flag(string name) => bool.TryParse(Text(name).Trim(), out var flag) ? flag : null;

    /// <summary>The first of two properties of one name counts; more than any cmdlet returns are left out.</summary>
    public void Add(string name, IReadOnlyList<string> values)
    {
        if (_properties.Count < MaxProperties && name.Length > 0)
        {
            _properties.TryAdd(name, [.. values.Select(v => v.Length <= MaxValueChars ? v : v[..MaxValueChars])]);
        }
    }
}
