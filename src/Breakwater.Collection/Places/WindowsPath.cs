namespace Breakwater.Collection.Places;

/// <summary>A path as the server itself writes it: <c>D:\Exchange\V15\</c>, <c>%windir%\System32</c>.</summary>
/// <param name="Letter">Its drive; null where a variable stands for the drive Windows lies on.</param>
/// <param name="Below">The rest with forward slashes, without one at either end.</param>
internal readonly record struct WindowsPath(char? Letter, string Below)
{
    private static readonly (string Variable, string Below)[] Variables =
    [
        ("%SystemDrive%", ""), ("%windir%", "Windows"), ("%SystemRoot%", "Windows"), ("%ProgramFiles%", "Program Files"),
    ];

    /// <summary>Too wide to be taken whole, and what an intruder would name to make a collection useless.</summary>
    private static readonly string[] Wide = ["", "Windows", "Windows/System32", "Windows/SysWOW64", "Users", "ProgramData", "Program Files", "Program Files (x86)"];

    public bool IsTooWide => Wide.Contains(Below, StringComparer.OrdinalIgnoreCase);

    /// <summary>False for shares, relative paths, unknown variables and paths that climb.</summary>
    public static bool TryParse(string text, out WindowsPath path)
    {
        path = default;
        var plain = text.Trim().Trim('"').Replace('/', '\\');
        foreach (var (variable, below) in Variables)
        {
            if (plain.StartsWith(variable, StringComparison.OrdinalIgnoreCase))
            {
                path = new WindowsPath(null, Join(below + plain[variable.Length..]));
                return !Climbs(plain);
            }
        }

        if (plain.Length >= 3 && char.IsAsciiLetter(plain[0]) && plain[1] == ':' && plain[2] == '\\')
        {
            path = new WindowsPath(char.ToUpperInvariant(plain[0]), Join(plain[3..]));
            return !Climbs(plain);
        }

        return false;
    }

    public override string ToString() => $"{(Letter is { } letter ? letter + ":" : "%SystemDrive%")}\\{Below.Replace('/', '\\')}";

    private static string Join(string path) => string.Join('/', path.Split('\\', StringSplitOptions.RemoveEmptyEntries));

    private static bool Climbs(string path) => path.Contains("..", StringComparison.Ordinal) || path.Length > 1024;
}
