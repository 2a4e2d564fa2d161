using Breakwater.Evidence.Containers;

namespace Breakwater.Evidence.Intake;

/// <summary>Judges the names that an archive gives its entries. They are never used as file names on this machine.</summary>
internal static class EntryNames
{
    /// <summary>False when the entry has to be skipped; a suspicious but usable name is only reported.</summary>
    public static bool Accept(string name, Container container, Inventory inventory, EvidenceOptions options)
    {
        var original = OriginalPath(container, name);
        if (name.Length > options.MaxNameLength)
        {
            inventory.Skip(original, Messages.NameTooLong(original, name.Length, options.MaxNameLength), null);
            return false;
        }

        if (name.AsSpan().IndexOfAnyInRange('\0', '\x1F') >= 0 || LeadsOut(name))
        {
            inventory.Skip(original, Messages.NameLeaves(original), 0);
        }

        return true;
    }

    public static string OriginalPath(Container container, string name)
    {
        var cut = name.Length > 1024 ? name[..1024] : name;
        return $"{container.OriginalPath}!/{cut.Replace('\\', '/').TrimStart('/')}";
    }

    /// <summary>A link whose target is absolute or climbs above the archive.</summary>
    public static bool LeadsOutside(string? target) => target is null || target.StartsWith('/') || target.StartsWith('\\') || target.Contains(':', StringComparison.Ordinal) || LeadsOut(target);

    private static bool LeadsOut(string name)
    {
        foreach (var part in name.AsSpan().SplitAny('/', '\\'))
        {
            if (name.AsSpan(part).SequenceEqual(".."))
            {
                return true;
            }
        }

        return false;
    }
}
