using Breakwater.Sigma.Expressions;

namespace Breakwater.Sigma;

/// <summary>One Sigma rule as its file states it; made by <see cref="RuleParser"/>, matched through a <see cref="RuleSet"/>.</summary>
public sealed class SigmaRule
{
    private readonly Lazy<IReadOnlyList<string>?> _literals;
    private readonly List<string> _placeholders;

    internal SigmaRule(string path, int line, Expression detection)
    {
        Path = path;
        Line = line;
        Detection = detection;
        var parts = ExpressionWalk.All(detection).ToList();
        FieldsRead = FieldsOf(parts);
        SearchesKeywords = parts.Exists(part => part is KeywordMatches);
        _placeholders = [.. parts.OfType<Unresolved>().Select(part => part.Placeholder).Distinct(StringComparer.Ordinal)];
        _literals = new(() => Literals.MandatoryLiterals.Find(detection));
    }

    /// <summary>The rule's <c>id</c>; when it has none its <c>name</c>, else its title.</summary>
    public string Id { get; internal init; } = "";

    public string Title { get; internal init; } = "";
    public string? Name { get; internal init; }
    public string? Description { get; internal init; }
    public string? Author { get; internal init; }
    public RuleLevel Level { get; internal init; }
    public RuleStatus Status { get; internal init; }
    public IReadOnlyList<string> Tags { get; internal init; } = [];
    public IReadOnlyList<string> References { get; internal init; } = [];
    public IReadOnlyList<string> FalsePositives { get; internal init; } = [];
    public string Taxonomy { get; internal init; } = "sigma";
    public LogSource LogSource { get; internal init; } = new(null, null, null);

    /// <summary>The file as it was named to the parser.</summary>
    public string Path { get; }

    /// <summary>The line on which the rule's document begins.</summary>
    public int Line { get; }

    /// <summary>The <c>breakwater:</c> block as written, or null; its values are checked by the product, not here.</summary>
    public IReadOnlyDictionary<string, string>? Extension { get; internal init; }

    /// <summary>The fields that the detection reads, each once (ignoring case), in order of appearance.</summary>
    public IReadOnlyList<string> FieldsRead { get; }

    /// <summary>Whether the detection searches whole records (<see cref="IFieldView.AllValue"/>).</summary>
    public bool SearchesKeywords { get; }

    /// <summary>Why the rule, though valid, cannot be evaluated (unresolved placeholders, another taxonomy); empty when it can.</summary>
    public IReadOnlyList<string> NotEvaluable =>
    [
        .. _placeholders.Select(Messages.UnresolvedPlaceholder),
        .. Taxonomy == "sigma" ? (IEnumerable<string>)[] : [Messages.ForeignTaxonomy(Taxonomy)],
    ];

    /// <summary>Texts of at least three ASCII characters of which at least one occurs, ignoring case, in a value of every record that
    /// matches; null when there is no such set.</summary>
    public IReadOnlyList<string>? MandatoryLiterals => _literals.Value;

    internal Expression Detection { get; }

    private static List<string> FieldsOf(IEnumerable<Expression> parts)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var fields = new List<string>();
        foreach (var part in parts.OfType<FieldExpression>())
        {
            fields.AddRange(new[] { part.Field, (part as FieldRefersTo)?.Other ?? part.Field }.Where(seen.Add));
        }

        return fields;
    }
}
