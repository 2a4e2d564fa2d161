using Breakwater.Sigma.Resolving;
using Breakwater.Sigma.Yaml;

namespace Breakwater.Sigma.Parsing;

/// <summary>Reads a list of rules named by id or name; a single one counts as a list of one.</summary>
internal sealed class ReferenceReader(ProblemList problems)
{
    public IReadOnlyList<RuleReference> Read(YamlValue? value, string key)
    {
        var references = new List<RuleReference>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in value switch { null => [], YamlList list => list.Items, _ => [value] })
        {
            if (item is not YamlScalar { IsNull: false } text)
            {
                problems.Add(Messages.WrongKind(problems.Path, item.Line, key, "a list of rule ids or names", item.Kind));
            }
            else if (!seen.Add(text.Text))
            {
                problems.Add(Messages.NamedTwice(problems.Path, text.Line, key, text.Text));
            }
            else
            {
                references.Add(new RuleReference(text.Text, text.Line));
            }
        }

        if (value is YamlList { Items.Count: 0 })
        {
            problems.Add(Messages.WrongKind(problems.Path, value.Line, key, "a list of rule ids or names", "an empty list"));
        }

        return references;
    }
}
