namespace Breakwater.Analysis.Findings;

/// <summary>Reads from an event who took a file away: the antivirus of Windows, or the program that deleted it.</summary>
internal static class Removal
{
    /// <summary>Defender's action ids for clean, quarantine and remove; their names are written in the language of the server.</summary>
    private static readonly string[] RemovingActions = ["1", "2", "3"];

    /// <summary>Sysmon's events of a deleted file: kept copy, and only told.</summary>
    private static readonly string[] DeletionEvents = ["23", "26"];

    /// <summary>Null where the event is of no removal.</summary>
    public static string? By(IReadOnlyDictionary<string, string> fields)
    {
        var provider = fields.GetValueOrDefault("Provider_Name") ?? "";
        var id = fields.GetValueOrDefault("EventID") ?? "";
        if (provider.EndsWith("Windows Defender", StringComparison.OrdinalIgnoreCase))
        {
            return id == "1117" && (RemovingActions.Contains(fields.GetValueOrDefault("Action ID")) || IsNamedRemoval(fields.GetValueOrDefault("Action Name"))) ? "Microsoft Defender" : null;
        }

        return provider.EndsWith("Sysmon", StringComparison.OrdinalIgnoreCase) && DeletionEvents.Contains(id) ? Deleter(fields) : null;
    }

    /// <summary>The first file of Defender's list, such as <c>file:_C:\inetpub\x.aspx->(SCRIPT0000); file:_...</c>; null for other text.</summary>
    public static string? DefenderFile(string value)
    {
        var mark = value.IndexOf(":_", StringComparison.Ordinal);
        if (mark is < 0 or > 16)
        {
            return null;
        }

        var path = value.AsSpan(mark + 2);
        var end = path.IndexOf(';');
        path = end < 0 ? path : path[..end];
        var part = path.IndexOf("->", StringComparison.Ordinal);
        return (part < 0 ? path : path[..part]).Trim().ToString();
    }

    private static bool IsNamedRemoval(string? action) => action is not null
        && (action.StartsWith("Quarantine", StringComparison.OrdinalIgnoreCase) || action.StartsWith("Remove", StringComparison.OrdinalIgnoreCase) || action.StartsWith("Clean", StringComparison.OrdinalIgnoreCase));

    private static string Deleter(IReadOnlyDictionary<string, string> fields)
    {
        var image = fields.GetValueOrDefault("Image") ?? "";
        var program = image[(image.LastIndexOf('\\') + 1)..].ToLowerInvariant();
        var user = fields.GetValueOrDefault("User") is { Length: > 0 } name ? $" as {name}" : "";
        return program switch
        {
            "w3wp.exe" => "the intruder, through the web server (w3wp.exe)",
            "msmpeng.exe" => "Microsoft Defender",
            "msert.exe" => "Microsoft Safety Scanner",
            "" => "an unnamed program" + user,
            _ => $"a person or script{user} ({program})",
        };
    }
}
