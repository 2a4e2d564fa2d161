using System.Text.RegularExpressions;
using Breakwater.Detection.Configuration;

namespace Breakwater.Detection.Autostarts;

/// <summary>Judges the places of all files that a command line names: the interpreter is ordinary, its script need not be.</summary>
internal static class StartPaths
{
    private const int MaxChars = 16 * 1024;

    private static readonly Regex Path = new(@"(?:[a-z]:|%[a-z()_0-9]{1,40}%|/systemroot)/[^\s""'<>|,;]{1,400}", RegexOptions.NonBacktracking);

    /// <summary>Folders in which programs are never installed but anything can be put.</summary>
    private static readonly string[] Shared =
        ["/windows/temp/", "%windir%/temp/", "%systemroot%/temp/", "/systemroot/temp/", "%temp%/", "%tmp%/", "/perflogs/", "/users/public/", "%public%/", "/$recycle.bin/", "/inetpub/wwwroot/", "/aspnet_client/", "/httpproxy/owa/auth/", "/windows/debug/", "/appdata/local/temp/"];

    /// <summary>Folders in which products have folders of their own; a file directly in them is nobody's.</summary>
    private static readonly string[] Parents = ["/programdata/", "%programdata%/", "%allusersprofile%/", "/users/all users/"];

    private static readonly string[] Profiles = ["/appdata/", "%appdata%/", "%localappdata%/", "%userprofile%/"];

    /// <summary>Parts of Windows and of installers that live in ProgramData.</summary>
    private static readonly string[] Shipped = ["programdata/microsoft/windows defender/", "programdata%/microsoft/windows defender/", "programdata/package cache/", "programdata%/package cache/"];

    public static StartPlace Worst(string command)
    {
        var text = command[..Math.Min(command.Length, MaxChars)].Replace('\\', '/').ToLowerInvariant();
        return Path.Matches(text).Where(m => !IsShipped(text.AsSpan(m.Index))).Select(m => Of(m.Value)).DefaultIfEmpty(StartPlace.Ordinary).Max();
    }

    /// <summary>The shipped folders have spaces in their names, at which a path ends unless it is quoted.</summary>
    private static bool IsShipped(ReadOnlySpan<char> rest)
    {
        foreach (var folder in Shipped)
        {
            if (rest[..Math.Min(rest.Length, folder.Length + 4)].Contains(folder, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static StartPlace Of(string path) =>
        HiddenFolder.HasDeviceName(path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..]) ? StartPlace.DeviceName
        : Shared.Any(s => path.Contains(s, StringComparison.Ordinal)) ? StartPlace.SharedFolder
        : Parents.Select(p => (At: path.IndexOf(p, StringComparison.Ordinal), p.Length)).Where(p => p.At >= 0).Select(p => path[(p.At + p.Length)..]).FirstOrDefault() is { } rest ? BelowParent(rest)
        : Profiles.Any(s => path.Contains(s, StringComparison.Ordinal)) ? StartPlace.OwnFolder
        : StartPlace.Ordinary;

    private static StartPlace BelowParent(string rest) =>
        rest.Contains('/', StringComparison.Ordinal) || !rest.Contains('.', StringComparison.Ordinal) ? StartPlace.OwnFolder : StartPlace.SharedFolder;
}
