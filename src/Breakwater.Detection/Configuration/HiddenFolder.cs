namespace Breakwater.Detection.Configuration;

/// <summary>Folders that no web site or module is installed in.</summary>
internal static class HiddenFolder
{
    private static readonly string[] Shared =
    [
        "/programdata/", "%programdata%/", "%allusersprofile%/", "/users/all users/", "/documents and settings/all users/", "/users/public/", "%public%/",
        "/perflogs/", "/$recycle.bin/", "/windows/temp/", "%windir%/temp/", "%systemroot%/temp/", "%temp%/", "/appdata/",
    ];

    private static readonly string[] Devices =
        ["con", "prn", "aux", "nul", .. Enumerable.Range(1, 9).Select(i => "com" + i), .. Enumerable.Range(1, 9).Select(i => "lpt" + i)];

    /// <summary>True for such a folder or one with a device's name, which ordinary tools can neither open nor delete.</summary>
    public static bool IsHidden(string path) => IsShared(path) || HasDeviceName(path);

    public static bool IsShared(string path)
    {
        var p = Normal(path);
        return Shared.Any(s => p.Contains(s, StringComparison.Ordinal));
    }

    public static bool HasDeviceName(string path) =>
        Normal(path).Split('/', StringSplitOptions.RemoveEmptyEntries).Any(s => Devices.Contains(s.Split('.')[0].TrimEnd(' '), StringComparer.Ordinal));

    private static string Normal(string path) => path.Replace('\\', '/').ToLowerInvariant() + "/";
}
