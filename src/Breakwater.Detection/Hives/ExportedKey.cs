using Breakwater.Model;

namespace Breakwater.Detection.Hives;

/// <summary>A key of an exported text; such a text has no times.</summary>
internal sealed class ExportedKey(string name) : RegistryKey
{
    private readonly Dictionary<string, ExportedKey> _subkeys = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<RegistryValue> _values = [];

    public override string Name => name;

    public override EvidenceTime? Written => null;

    public override IEnumerable<RegistryKey> Subkeys() => _subkeys.Values;

    public override IEnumerable<RegistryValue> Values() => _values;

    /// <summary>The key of a path below this one, made where it is missing; null for one that is deeper than any registry's.</summary>
    public ExportedKey? Below(string path)
    {
        const int deepest = 512;
        var key = this;
        var depth = 0;
        foreach (var part in path.Split('\\', StringSplitOptions.RemoveEmptyEntries))
        {
            if (++depth > deepest)
            {
                return null;
            }

            if (!key._subkeys.TryGetValue(part, out var next))
            {
                key._subkeys[part] = next = new ExportedKey(part);
            }

            key = next;
        }

        return key;
    }

    public void Add(RegistryValue value)
    {
        if (_values.Count < RegistryLimits.MaxValues)
        {
            _values.Add(value);
        }
    }
}
