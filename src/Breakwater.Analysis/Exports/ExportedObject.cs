namespace Breakwater.Analysis.Exports;

/// <summary>One object of saved PowerShell output: its properties by name, each with its values as text.</summary>
internal sealed class ExportedObject
{
    public const int MaxProperties = 300;
    public const int MaxValueChars = 8192;

    /// <summary>PowerShell writes the type of a collection where the form has no place for its members.</summary>
    private static readonly string[] TypeNames = ["System.", "Microsoft."];

    private readonly Dictionary<string, IReadOnlyList<string>> _properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _partial = new(StringComparer.OrdinalIgnoreCase);

    public bool IsEmpty => _properties.Count == 0;

    /// <summary>It has more properties than any cmdlet returns, and the rest was left out.</summary>
    public bool IsCut { get; private set; }

    public bool Has(string name) => _properties.ContainsKey(name);

    /// <summary>The property is there with all of its values.</summary>
    public bool HasWhole(string name) => Has(name) && !_partial.Contains(name);

    /// <summary>All values of a property; empty where it has none or is not there.</summary>
    public IReadOnlyList<string> All(string name) => _properties.GetValueOrDefault(name) ?? [];

    /// <summary>The only value, or several joined as PowerShell prints them.</summary>
    public string Text(string name) => string.Join(", ", All(name));

    public bool? Flag(string name) => bool.TryParse(Text(name).Trim(), out var flag) ? flag : null;

    /// <summary>The first of two properties of one name counts; more than any cmdlet returns are left out.</summary>
    /// <param name="name">Of the property.</param>
    /// <param name="values">Its values, more than are kept where there are more.</param>
    /// <param name="isWhole">False when the form left some out.</param>
    public void Add(string name, IReadOnlyList<string> values, bool isWhole = true)
    {
        if (name.Length == 0)
        {
            return;
        }

        if (_properties.Count >= MaxProperties)
        {
            IsCut = true;
        }
        else if (_properties.TryAdd(name, [.. values.Take(MaxProperties).Select(v => v.Length <= MaxValueChars ? v : v[..MaxValueChars])])
            && (!isWhole || values.Count > MaxProperties || values.Any(v => v.Length > MaxValueChars || Array.Exists(TypeNames, t => v.StartsWith(t, StringComparison.Ordinal)))))
        {
            _partial.Add(name);
        }
    }
}
