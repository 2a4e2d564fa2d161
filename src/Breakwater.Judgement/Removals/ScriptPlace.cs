namespace Breakwater.Judgement.Removals;

/// <summary>What a trace's path or address tells about where a script lay.</summary>
internal static class ScriptPlace
{
    /// <summary>A folder of each site: what lies below one was handed in together.</summary>
    private static readonly string[] SiteFolders = ["/inetpub/wwwroot/", "/frontend/httpproxy/", "/clientaccess/"];

    /// <summary>The file, drive first, in one spelling, also where a share names it (<c>\\host\C$\...</c>); null for an address.</summary>
    public static string? FileOf(string? place)
    {
        var path = place?.Replace('\\', '/').ToLowerInvariant() ?? "";
        if (path.StartsWith("//", StringComparison.Ordinal) && path.Split('/', 5) is [_, _, _, [var drive, '$'], var below])
        {
            return $"{drive}:/{below}";
        }

        return path.Length > 3 && char.IsAsciiLetter(path[0]) && path[1] == ':' ? path : null;
    }

    /// <summary>The path without its drive: a mounted volume has none.</summary>
    public static string BelowDrive(string path)
    {
        var file = FileOf(path) is { } named ? named[2..] : path.Replace('\\', '/').ToLowerInvariant();
        return file.TrimStart('/');
    }

    /// <summary>Which site's folder a file path or an address belongs to; null where neither tells.</summary>
    public static string? SiteOf(string? place)
    {
        if (place is null)
        {
            return null;
        }

        var path = place.Replace('\\', '/').ToLowerInvariant();
        if (Array.Find(SiteFolders, f => path.Contains(f, StringComparison.Ordinal)) is { } folder)
        {
            return folder;
        }

        return !path.StartsWith('/') ? null
            : path.StartsWith("/owa/auth/", StringComparison.Ordinal) || path.StartsWith("/ecp/auth/", StringComparison.Ordinal) ? SiteFolders[1]
            : path.StartsWith("/aspnet_client", StringComparison.Ordinal) || path.LastIndexOf('/') == 0 ? SiteFolders[0]
            : null;
    }
}
