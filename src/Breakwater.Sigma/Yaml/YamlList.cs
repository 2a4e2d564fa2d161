namespace Breakwater.Sigma.Yaml;

/// <summary>A sequence.</summary>
internal sealed class YamlList(int line, IReadOnlyList<YamlValue> items, int size) : YamlValue(line)
{
    public IReadOnlyList<YamlValue> Items { get; } = items;

    public override int Size { get; } = size;

    public override string Kind => "a list";
}
