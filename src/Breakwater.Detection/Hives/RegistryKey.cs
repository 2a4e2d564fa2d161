using Breakwater.Model;

namespace Breakwater.Detection.Hives;

/// <summary>A key of a hive or of an exported text. Names compare ignoring case; what is damaged is left out.</summary>
public abstract class RegistryKey
{
    public abstract string Name { get; }

    /// <summary>When the key was last written; null where the evidence does not say.</summary>
    public abstract EvidenceTime? Written { get; }

    /// <summary>In stored order, each read anew.</summary>
    public abstract IEnumerable<RegistryKey> Subkeys();

    public abstract IEnumerable<RegistryValue> Values();

    /// <summary>The key below this one by its path; null when there is none.</summary>
    public RegistryKey? Find(string path)
    {
        var key = this;
        foreach (var name in path.Split('\\', StringSplitOptions.RemoveEmptyEntries))
        {
            key = key.Subkeys().FirstOrDefault(k => k.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (key is null)
            {
                return null;
            }
        }

        return key;
    }

    public RegistryValue? Value(string name) => Values().FirstOrDefault(v => v.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A text value that is not empty.</summary>
    public string? Text(string name) => Value(name)?.Text is { Length: > 0 } text ? text : null;

    public long? Number(string name) => Value(name)?.Number;
}
