namespace Breakwater.Sigma.Parsing;

/// <summary>The modifiers of one field, known to fit together.</summary>
internal sealed class ModifierChain
{
    private static readonly Modifier[] Placements = [Modifier.Contains, Modifier.StartsWith, Modifier.EndsWith];
    private static readonly Modifier[] Encodings = [Modifier.Base64, Modifier.Base64Offset, Modifier.Utf16, Modifier.Utf16Le, Modifier.Utf16Be, Modifier.Wide];
    private static readonly Modifier[] RegexOptions = [Modifier.I, Modifier.M, Modifier.S];
    private static readonly Modifier[] Comparisons = [Modifier.Lt, Modifier.Lte, Modifier.Gt, Modifier.Gte];
    private static readonly Modifier[] DateParts = [Modifier.Minute, Modifier.Hour, Modifier.Day, Modifier.Week, Modifier.Month, Modifier.Year];

    /// <summary>For each modifier that says what a value is, those that it can be combined with beside itself.</summary>
    private static readonly (Modifier[] Deciding, Modifier[] Companions)[] Families =
    [
        ([Modifier.Exists], []),
        ([Modifier.Re], [.. RegexOptions, .. Placements, Modifier.Cased, Modifier.Expand, Modifier.All, Modifier.Neq]),
        ([Modifier.Cidr], [Modifier.Expand, Modifier.All, Modifier.Neq]),
        ([Modifier.FieldRef], [.. Placements, Modifier.Cased, Modifier.All, Modifier.Neq]),
        ([.. DateParts], [.. Comparisons, Modifier.Expand, Modifier.All, Modifier.Neq]),
        ([.. Comparisons], [.. DateParts, Modifier.Expand, Modifier.All, Modifier.Neq]),
        ([Modifier.Windash], [.. Placements, Modifier.Cased, Modifier.Expand, Modifier.All, Modifier.Neq]),
    ];

    private readonly List<Modifier> _modifiers;

    private ModifierChain(List<Modifier> modifiers)
    {
        _modifiers = modifiers;
    }

    public IEnumerable<Modifier> EncodingsInOrder => _modifiers.Where(Encodings.Contains);

    public Modifier? Placement => First(Placements);

    public Modifier? Comparison => First(Comparisons);

    public Modifier? DatePart => First(DateParts);

    /// <summary>Whether values are text as written: then a null or a number in the rule keeps its own meaning.</summary>
    public bool IsBare => _modifiers.TrueForAll(modifier => modifier is Modifier.All or Modifier.Neq or Modifier.Expand);

    public bool Has(Modifier modifier) => _modifiers.Contains(modifier);

    /// <summary>Reads the names; null, with every error reported, when one is unknown or they do not fit together.</summary>
    public static ModifierChain? Read(IEnumerable<string> names, int line, ProblemList problems)
    {
        var before = problems.Fatal;
        var modifiers = new List<Modifier>();
        foreach (var name in names)
        {
            if (!ModifierNames.TryFind(name, out var modifier))
            {
                problems.Add(Messages.UnknownModifier(problems.Path, line, name, NearestWord.Find(name, ModifierNames.All)));
            }
            else if (modifiers.Contains(modifier) && modifier is not (Modifier.Base64 or Modifier.Wide))
            {
                problems.Add(Messages.ModifierTwice(problems.Path, line, name));
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
        foreach (var group in new[] { Placements, Comparisons, DateParts })
        {
            var found = modifiers.FindAll(group.Contains);
            if (found.Count > 1)
            {
                problems.Add(Messages.ModifierConflict(problems.Path, line, ModifierNames.NameOf(found[0]), ModifierNames.NameOf(found[1])));
                return;
            }
        }

        foreach (var (deciding, companions) in Families)
        {
            var decided = modifiers.FindIndex(deciding.Contains);
            var other = modifiers.FindIndex(modifier => !deciding.Contains(modifier) && !companions.Contains(modifier));
            if (decided >= 0 && other >= 0)
            {
                problems.Add(Messages.ModifierConflict(problems.Path, line, ModifierNames.NameOf(modifiers[decided]), ModifierNames.NameOf(modifiers[other])));
                return;
            }
        }
    }

    private static void CheckOrder(List<Modifier> modifiers, int line, ProblemList problems)
    {
        var regex = modifiers.IndexOf(Modifier.Re);
        var option = modifiers.FindIndex(RegexOptions.Contains);
        if (option >= 0 && (regex < 0 || option < regex))
        {
            problems.Add(Messages.ModifierNeeds(problems.Path, line, ModifierNames.NameOf(modifiers[option]), ModifierNames.NameOf(Modifier.Re)));
        }

        var placement = modifiers.FindIndex(Placements.Contains);
        var encoding = modifiers.FindLastIndex(Encodings.Contains);
        if (placement >= 0 && placement < encoding)
        {
            problems.Add(Messages.ModifierOrder(problems.Path, line, ModifierNames.NameOf(modifiers[placement]), ModifierNames.NameOf(modifiers[encoding])));
        }
    }

    private Modifier? First(Modifier[] group)
    {
        var index = _modifiers.FindIndex(group.Contains);
        return index < 0 ? null : _modifiers[index];
    }
}
