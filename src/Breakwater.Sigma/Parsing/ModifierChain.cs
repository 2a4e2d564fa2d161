namespace Breakwater.Sigma.Parsing;

/// <summary>The modifiers of one field, known to fit together.</summary>
internal sealed class ModifierChain
{
    /// <summary>No modifier at all.</summary>
    public static readonly ModifierChain None = new([]);

    private static readonly ModifierSet Placements = new(Modifier.Contains, Modifier.StartsWith, Modifier.EndsWith);
    private static readonly ModifierSet Encodings = new(Modifier.Base64, Modifier.Base64Offset, Modifier.Utf16, Modifier.Utf16Le, Modifier.Utf16Be, Modifier.Wide);
    private static readonly ModifierSet RegexOptions = new(Modifier.I, Modifier.M, Modifier.S);
    private static readonly ModifierSet Comparisons = new(Modifier.Lt, Modifier.Lte, Modifier.Gt, Modifier.Gte);
    private static readonly ModifierSet DateParts = new(Modifier.Minute, Modifier.Hour, Modifier.Day, Modifier.Week, Modifier.Month, Modifier.Year);
    private static readonly ModifierSet Bare = new(Modifier.All, Modifier.Neq, Modifier.Expand);

    /// <summary>Of these a field has one at most.</summary>
    private static readonly ModifierSet[] Exclusive = [Placements, Comparisons, DateParts];

    /// <summary>For each modifier that says what a value is, those that it can be combined with beside itself.</summary>
    private static readonly (ModifierSet Deciding, ModifierSet Companions)[] Families =
    [
        (new(Modifier.Exists), default),
        (new(Modifier.Re), RegexOptions | Placements | Bare | new ModifierSet(Modifier.Cased)),
        (new(Modifier.Cidr), Bare),
        (new(Modifier.FieldRef), Placements | new ModifierSet(Modifier.Cased, Modifier.All, Modifier.Neq)),
        (DateParts, Comparisons | Bare),
        (Comparisons, DateParts | Bare),
        (new(Modifier.Windash), Placements | Encodings | Bare | new ModifierSet(Modifier.Cased)),
    ];

    private readonly List<Modifier> _modifiers;
    private readonly ModifierSet _set;

    private ModifierChain(List<Modifier> modifiers)
    {
        _modifiers = modifiers;
        _set = new ModifierSet([.. modifiers]);
    }

    public bool Encodes => _set.HasAnyOf(Encodings);

    public IEnumerable<Modifier> EncodingsInOrder => _modifiers.Where(modifier => Encodings.Has(modifier));

    public Modifier? Placement => First(Placements);

    public Modifier? Comparison => First(Comparisons);

    public Modifier? DatePart => First(DateParts);

    /// <summary>Whether values are text as written: then a null or a number in the rule keeps its own meaning.</summary>
    public bool IsBare => _set.IsWithin(Bare);

    /// <summary>Whether a text that the rule states is not the one to look for.</summary>
    public bool ChangesText => Has(Modifier.Windash) || Encodes;

    public bool Has(Modifier modifier) => _set.Has(modifier);

    /// <summary>Reads names with bars between them; null, with every error reported, when one is unknown or they do not fit together.</summary>
    public static ModifierChain? Read(ReadOnlySpan<char> names, int line, ProblemList problems)
    {
        var before = problems.Fatal;
        var modifiers = new List<Modifier>(2);
        foreach (var part in names.Split('|'))
        {
            var name = names[part];
            if (!ModifierNames.TryFind(name, out var modifier))
            {
                problems.Add(Messages.UnknownModifier(problems.Path, line, name.ToString(), NearestWord.Find(name.ToString(), ModifierNames.All)));
            }
            else if (modifiers.Contains(modifier) && modifier is not (Modifier.Base64 or Modifier.Wide))
            {
                problems.Add(Messages.ModifierTwice(problems.Path, line, name.ToString()));
            }
            else
            {
                modifiers.Add(modifier);
            }
        }

        CheckTogether(modifiers, line, problems);
        CheckOrder(modifiers, line, problems);
        return problems.Fatal == before ? new ModifierChain(modifiers) : null;
    }

    private static void CheckTogether(List<Modifier> modifiers, int line, ProblemList problems)
    {
        foreach (var group in Exclusive)
        {
            if (group.IndexIn(modifiers) is >= 0 and var one && group.LastIndexIn(modifiers) is var other && one != other)
            {
                problems.Add(Messages.ModifierConflict(problems.Path, line, ModifierNames.NameOf(modifiers[one]), ModifierNames.NameOf(modifiers[other])));
                return;
            }
        }

        foreach (var (deciding, companions) in Families)
        {
            if (deciding.IndexIn(modifiers) is >= 0 and var decided && (deciding | companions).IndexOfOther(modifiers) is >= 0 and var other)
            {
                problems.Add(Messages.ModifierConflict(problems.Path, line, ModifierNames.NameOf(modifiers[decided]), ModifierNames.NameOf(modifiers[other])));
                return;
            }
        }
    }

    private static void CheckOrder(List<Modifier> modifiers, int line, ProblemList problems)
    {
        var regex = modifiers.IndexOf(Modifier.Re);
        var option = RegexOptions.IndexIn(modifiers);
        if (option >= 0 && (regex < 0 || option < regex))
        {
            problems.Add(Messages.ModifierNeeds(problems.Path, line, ModifierNames.NameOf(modifiers[option]), ModifierNames.NameOf(Modifier.Re)));
        }

        var placement = Placements.IndexIn(modifiers);
        var encoding = Encodings.LastIndexIn(modifiers);
        var dashes = modifiers.IndexOf(Modifier.Windash);
        if (Encodings.IndexIn(modifiers) is >= 0 and var encoded && encoded < dashes)
        {
            problems.Add(Messages.ModifierOrder(problems.Path, line, ModifierNames.NameOf(modifiers[encoded]), ModifierNames.NameOf(Modifier.Windash)));
        }

        if (placement >= 0 && placement < encoding)
        {
            problems.Add(Messages.ModifierOrder(problems.Path, line, ModifierNames.NameOf(modifiers[placement]), ModifierNames.NameOf(modifiers[encoding])));
        }
    }

    private Modifier? First(ModifierSet group) => group.IndexIn(_modifiers) is >= 0 and var index ? _modifiers[index] : null;
}
