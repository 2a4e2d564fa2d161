namespace Breakwater.IisConfig.Reading;

/// <summary>Expands the environment variables of a path to what they are on a default installation; unknown ones stay as they are.</summary>
internal static class ExpandedPath
{
    private static readonly (string Variable, string Value)[] Defaults =
    [
        ("%SystemDrive%", "C:"),
        ("%SystemRoot%", @"C:\Windows"),
        ("%windir%", @"C:\Windows"),
        ("%ProgramFiles%", @"C:\Program Files"),
        ("%ProgramW6432%", @"C:\Program Files"),
        ("%ProgramFiles(x86)%", @"C:\Program Files (x86)"),
        ("%ProgramData%", @"C:\ProgramData"),
        ("%AllUsersProfile%", @"C:\ProgramData"),
        ("%Public%", @"C:\Users\Public"),
        ("%Temp%", @"C:\Windows\Temp"),
    ];

    public static string Of(string raw)
    {
        var path = raw;
        foreach (var (variable, value) in Defaults)
        {
            path = path.Replace(variable, value, StringComparison.OrdinalIgnoreCase);
        }

        return path;
    }
}
