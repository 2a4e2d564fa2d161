namespace Breakwater.Sigma.Yaml;

/// <summary>A YAML value that remembers its line; keeps duplicate keys, which YamlDotNet's own nodes refuse one at a time.</summary>
internal abstract class YamlValue(int line)
{
    public int Line { get; } = line;

    /// <summary>Values in this one, aliases expanded: what an alias costs each time it is used.</summary>
    public abstract int Size { get; }

    /// <summary>What a message calls it.</summary>
    public abstract string Kind { get; }
}
