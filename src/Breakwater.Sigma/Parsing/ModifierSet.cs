namespace Breakwater.Sigma.Parsing;

/// <summary>Some modifiers: a bit for each.</summary>
internal readonly struct ModifierSet
{
    private readonly uint _bits;

    public ModifierSet(params ReadOnlySpan<Modifier> modifiers)
    {
        foreach (var modifier in modifiers)
        {
            _bits |= 1u << (int)modifier;
        }
    }

    private ModifierSet(uint bits)
    {
        _bits = bits;
    }

    public static ModifierSet operator |(ModifierSet one, ModifierSet other) => new(one._bits | other._bits);

    public bool Has(Modifier modifier) => (_bits >> (int)modifier & 1) != 0;

    public bool HasAnyOf(ModifierSet others) => (_bits & others._bits) != 0;

    public bool IsWithin(ModifierSet others) => (_bits & ~others._bits) == 0;

    /// <summary>Where the first of them stands in a list, or -1.</summary>
    public int IndexIn(List<Modifier> modifiers)
    {
        for (var i = 0; i < modifiers.Count; i++)
        {
            if (Has(modifiers[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Where the last of them stands in a list, or -1.</summary>
    public int LastIndexIn(List<Modifier> modifiers)
    {
        var i = modifiers.Count - 1;
        while (i >= 0 && !Has(modifiers[i]))
        {
            i--;
        }

        return i;
    }

    /// <summary>Where the first that is none of them stands in a list, or -1.</summary>
    public int IndexOfOther(List<Modifier> modifiers) => new ModifierSet(~_bits).IndexIn(modifiers);
}
