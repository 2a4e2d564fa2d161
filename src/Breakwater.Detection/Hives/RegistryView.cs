namespace Breakwater.Detection.Hives;

/// <summary>The branches that hives and exports hold, under the names that a running server gives them.</summary>
public sealed class RegistryView
{
    private readonly RegistryKey? _software;
    private readonly RegistryKey? _controlSet;
    private readonly RegistryKey? _part;

    private RegistryView(RegistryKey? software, RegistryKey? controlSet, IReadOnlyList<RegistryKey> users, RegistryKey? part)
    {
        _software = software;
        _controlSet = controlSet;
        Users = users;
        _part = part;
    }

    /// <summary>Each user's own branch (NTUSER.DAT, HKEY_CURRENT_USER).</summary>
    public IReadOnlyList<RegistryKey> Users { get; }

    /// <summary>False for a hive of which no branch is known, such as SAM or BCD.</summary>
    public bool IsKnown => _software is not null || _controlSet is not null || Users.Count > 0 || _part is not null;

    /// <summary>A hive by what it holds; its file name may be anything.</summary>
    public static RegistryView OfHive(RegistryKey root)
    {
        ArgumentNullException.ThrowIfNull(root);
        if (ControlSet(root) is { } controlSet)
        {
            return new RegistryView(null, controlSet, [], null);
        }

        if (root.Find(@"Microsoft\Windows\CurrentVersion") is not null || root.Find(@"Microsoft\Windows NT\CurrentVersion") is not null)
        {
            return new RegistryView(root, null, [], null);
        }

        return root.Find(@"Software\Microsoft") is not null ? new RegistryView(null, null, [root], null)
            : PartNames.Contains(root.Name, StringComparer.OrdinalIgnoreCase) ? new RegistryView(null, null, [], root)
            : new RegistryView(null, null, [], null);
    }

    /// <summary>An exported text by the full names of its keys.</summary>
    public static RegistryView OfExport(RegistryKey root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var system = root.Find(@"HKEY_LOCAL_MACHINE\SYSTEM");
        RegistryKey?[] users = [root.Find("HKEY_CURRENT_USER"), .. root.Find("HKEY_USERS")?.Subkeys() ?? []];
        return new RegistryView(
            root.Find(@"HKEY_LOCAL_MACHINE\SOFTWARE"),
            system?.Find("CurrentControlSet") ?? (system is null ? null : ControlSet(system)),
            [.. users.OfType<RegistryKey>()],
            null);
    }

    /// <summary>A key below <c>HKLM\SOFTWARE</c>.</summary>
    public RegistryKey? Software(string path) => _software?.Find(path) ?? Part(path);

    /// <summary>A key below the control set in use, for example <c>Services</c>.</summary>
    public RegistryKey? ControlSet(string path) => _controlSet?.Find(path) ?? Part(path);

    /// <summary>Roots of saved parts: <c>reg save HKLM\SOFTWARE\Microsoft\ExchangeServer</c> keeps the last name only.</summary>
    private static readonly string[] PartNames = ["ExchangeServer", "v15", "Services", "Lsa", "Control", "TaskCache", "CurrentVersion"];

    private RegistryKey? Part(string path)
    {
        var names = path.Split('\\');
        var at = _part is null ? -1 : Array.FindIndex(names, n => n.Equals(_part.Name, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : _part!.Find(string.Join('\\', names[(at + 1)..]));
    }

    private static RegistryKey? ControlSet(RegistryKey system)
    {
        var current = system.Find("Select")?.Number("Current") ?? 1;
        return system.Find($"ControlSet{current:000}") ?? system.Subkeys().FirstOrDefault(k => k.Name.StartsWith("ControlSet0", StringComparison.OrdinalIgnoreCase));
    }
}
