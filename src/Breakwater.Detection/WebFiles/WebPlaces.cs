namespace Breakwater.Detection.WebFiles;

/// <summary>Tells the place of a file from its path, wherever Exchange or the site is installed.</summary>
internal static class WebPlaces
{
    private static readonly string[] ScriptExtensions =
        [".aspx", ".ashx", ".asmx", ".ascx", ".asax", ".svc", ".master", ".asp", ".asa", ".cer", ".cdx", ".cshtml", ".vbhtml", ".soap", ".rem", ".axd"];

    private static readonly string[] StagingFolders = ["/programdata/", "/users/all users/", "/users/public/", "/windows/temp/", "/perflogs/", "/$recycle.bin/"];

    /// <summary>Extensions that only a certificate carries rightly; IIS can be told to run them.</summary>
    public static bool IsCertificateName(string path) => Extension(path) is ".cer" or ".cdx";

    /// <summary>True for names that IIS runs as code by default.</summary>
    public static bool IsScript(string path) => ScriptExtensions.Contains(Extension(path));

    /// <summary>Names that a server hands out as they are, where intruders also keep server code.</summary>
    public static bool IsMarkup(string path) => Extension(path) is ".js" or ".html" or ".htm" or ".shtml" or ".shtm" or ".stm" or ".txt" or ".inc";

    public static bool IsConfiguration(string path) => FileName(path).Equals("web.config", StringComparison.OrdinalIgnoreCase);

    public static WebPlace Of(string path)
    {
        var p = "/" + path.Replace('\\', '/').TrimStart('/').ToLowerInvariant();
        if (p.Contains("/frontend/httpproxy/", StringComparison.Ordinal))
        {
            return FrontEnd(p);
        }

        if (p.Contains("/clientaccess/", StringComparison.Ordinal))
        {
            return p.Contains("/clientaccess/oab/", StringComparison.Ordinal) ? WebPlace.Oab : WebPlace.ClientAccess;
        }

        if (p.Contains("/aspnet_client", StringComparison.Ordinal))
        {
            return WebPlace.AspNetClient;
        }

        var root = p.LastIndexOf("/wwwroot/", StringComparison.Ordinal);
        if (root >= 0)
        {
            return p.IndexOf('/', root + "/wwwroot/".Length) < 0 ? WebPlace.SiteRoot : WebPlace.SiteFolder;
        }

        return StagingFolders.Any(f => p.Contains(f, StringComparison.Ordinal)) ? WebPlace.Staging : WebPlace.Elsewhere;
    }

    public static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    private static WebPlace FrontEnd(string p) =>
        p.Contains("/httpproxy/owa/auth/", StringComparison.Ordinal) ? WebPlace.OwaAuth
        : p.Contains("/httpproxy/ecp/auth/", StringComparison.Ordinal) ? WebPlace.EcpAuth
        : p.Contains("/httpproxy/oab/", StringComparison.Ordinal) ? WebPlace.Oab
        : WebPlace.FrontEnd;

    /// <summary>Windows drops dots, spaces and a stream name at the end of a file name, so they cannot hide an extension.</summary>
    public static string Extension(string path)
    {
        var name = FileName(path);
        var stream = name.IndexOf(':', StringComparison.Ordinal);
        name = (stream >= 0 ? name[..stream] : name).TrimEnd('.', ' ');
        var dot = name.LastIndexOf('.');
        return dot < 0 ? "" : name[dot..].ToLowerInvariant();
    }
}
