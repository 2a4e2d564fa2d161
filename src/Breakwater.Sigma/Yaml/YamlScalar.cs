using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Yaml;

/// <summary>A single value; only an unquoted one can be null, a truth value or a number (YAML 1.2 core schema).</summary>
internal sealed class YamlScalar(int line, string text, bool isPlain) : YamlValue(line)
{
    public string Text { get; } = text;

    public override int Size => 1;

    public override string Kind => IsNull ? "nothing" : "a single value";

    public bool IsNull => isPlain && Text is ("" or "~" or "null" or "Null" or "NULL");

    public bool TryGetBoolean(out bool value)
    {
        value = Text is "true" or "True" or "TRUE";
        return isPlain && (value || Text is "false" or "False" or "FALSE");
    }

    public bool TryGetNumber(out decimal value)
    {
        value = 0;
        return isPlain && NumberText.TryParse(Text, out value);
    }
}
