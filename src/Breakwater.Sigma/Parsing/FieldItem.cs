using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma.Parsing;

/// <summary>One entry of a detection as written; an empty field name stands for the whole record.</summary>
internal sealed record FieldItem(string Field, string Key, ModifierChain Modifiers, IReadOnlyList<YamlScalar> Values)
{
    public bool IsKeyword => Field.Length == 0;
}
