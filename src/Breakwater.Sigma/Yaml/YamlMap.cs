namespace Breakwater.Sigma.Yaml;

/// <summary>A mapping in the order written; a duplicate key is reported by the reader and its first value stands.</summary>
internal sealed class YamlMap(int line, IReadOnlyList<KeyValuePair<YamlScalar, YamlValue>> entries, int size) : YamlValue(line)
{
    public IReadOnlyList<KeyValuePair<YamlScalar, YamlValue>> Entries { get; } = entries;

    public override int Size { get; } = size;

    public override string Kind => "a map";

    public YamlValue? Find(string key)
    {
        foreach (var (name, value) in Entries)
        {
            if (name.Text == key)
            {
                return value;
            }
        }

        return null;
    }

    public int LineOf(string key)
    {
        foreach (var (name, _) in Entries)
        {
            if (name.Text == key)
            {
                return name.Line;
            }
        }

        return Line;
    }
}
