namespace Breakwater.Sigma.Parsing;

/// <summary>The modifiers by the name that rules write: the word of the enumeration in lower case.</summary>
internal static class ModifierNames
{
    private static readonly Dictionary<string, Modifier> ByName = Enum.GetValues<Modifier>().ToDictionary(NameOf, StringComparer.Ordinal);

    public static IEnumerable<string> All => ByName.Keys;

    public static bool TryFind(ReadOnlySpan<char> name, out Modifier modifier) => ByName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out modifier);

    public static string NameOf(Modifier modifier) => modifier.ToString().ToLowerInvariant();
}
