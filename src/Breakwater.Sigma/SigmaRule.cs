using Breakwater.Sigma.Expressions;

namespace Breakwater.Sigma;

/// <summary>One Sigma rule as its file states it; matched through a <see cref="RuleSet"/>.</summary>
public sealed class SigmaRule : SigmaDocument
{
    // Of most rules nobody asks. Threads that work it out at a time find the same.
    private IReadOnlyList<IReadOnlyList<RequiredText>>? _required;
    private readonly List<string> _placeholders;

    internal SigmaRule(DocumentHeader header, LogSource logSource, Expression detection)
        : base(header)
    {
        LogSource = logSource;
        Detection = detection;
        var parts = ExpressionWalk.All(detection).ToList();
        FieldsRead = FieldsOf(parts);
        SearchesKeywords = parts.Exists(part => part is KeywordMatches);
        _placeholders = [.. parts.OfType<Unresolved>().Select(part => part.Placeholder).Distinct(StringComparer.Ordinal)];
    }

    public LogSource LogSource { get; }

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

    /// <summary>Sets of texts: of each set at least one text occurs, ignoring case, in every record that matches. None where nothing is known to occur.</summary>
    public IReadOnlyList<IReadOnlyList<RequiredText>> RequiredTexts => _required ??= Literals.RequiredTexts.Find(Detection);

    internal Expression Detection { get; }

    private static List<string> FieldsOf(IEnumerable<Expression> parts)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var fields = new List<string>();
        foreach (var part in parts.OfType<FieldExpression>())
        {
            Add(part.Field);
            Add((part as FieldRefersTo)?.Other ?? part.Field);
        }

        return fields;

        void Add(string field)
        {
            if (seen.Add(field))
            {
                fields.Add(field);
            }
        }
    }
}
