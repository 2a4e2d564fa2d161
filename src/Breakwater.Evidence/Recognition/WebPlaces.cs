using System.Buffers;

namespace Breakwater.Evidence.Recognition;

/// <summary>Names and places that make a file one a web server may execute or serve.</summary>
internal static class WebPlaces
{
    private static readonly string[] ScriptExtensions =
    [
        ".aspx", ".ashx", ".asmx", ".ascx", ".asax", ".svc", ".master", ".asp", ".asa", ".cshtml", ".vbhtml",
    ];

    private static readonly string[] RequestExtensions = [.. ScriptExtensions.Select(e => e + ".req")];

    /// <summary>Executable by default mappings, but ordinary elsewhere (certificates, indexes).</summary>
    private static readonly string[] ScriptExtensionsInWebRoots = [".cer", ".cdx", ".soap", ".rem", ".axd", ".req"];

    private static readonly string[] RootNames = ["frontend/httpproxy/", "clientaccess/", "aspnet_client/", "wwwroot/"];

    /// <summary>Asked of every file: without culture data, as the program runs, lower case is made character by character.</summary>
    private static readonly SearchValues<string> Roots = SearchValues.Create([.. RootNames.Select(n => "/" + n)], StringComparison.OrdinalIgnoreCase);

    /// <summary>Shipped in numbers and harmless by extension alone; they are counted, and read only when their content says otherwise.</summary>
    private static readonly string[] StaticExtensions =
    [
        ".js", ".css", ".gif", ".png", ".jpg", ".jpeg", ".ico", ".svg", ".woff", ".woff2", ".ttf", ".eot", ".htm", ".html", ".map", ".resx", ".xap", ".mp3", ".wav", ".cur",
    ];

    /// <summary>True for a name with a script extension, also when dots, spaces or <c>.req</c> follow it.</summary>
    public static bool IsScript(string name)
    {
        var bare = Bare(name);
        return Array.Exists(ScriptExtensions, e => bare.EndsWith(e, StringComparison.OrdinalIgnoreCase)) || Array.Exists(RequestExtensions, e => bare.EndsWith(e, StringComparison.OrdinalIgnoreCase));
    }

    public static bool IsServedAsScript(string name) => Array.Exists(ScriptExtensionsInWebRoots, e => Bare(name).EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>Scripts of the logon page, of which an intruder's few lines take every password.</summary>
    public static bool IsLogonScript(string path) => path.EndsWith(".js", StringComparison.OrdinalIgnoreCase) && path.Contains("/owa/auth/", StringComparison.OrdinalIgnoreCase);

    public static bool IsWebRoot(ReadOnlySpan<char> path)
    {
        foreach (var name in RootNames)
        {
            if (path.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return path.ContainsAny(Roots);
    }

    /// <summary>Windows ignores trailing dots and spaces, and <c>x.aspx:stream</c> is part of <c>x.aspx</c>.</summary>
    private static string Bare(string name)
    {
        var stream = name.IndexOf(':', StringComparison.Ordinal);
        return (stream > 0 ? name[..stream] : name).TrimEnd('.', ' ');
    }

    public static bool IsStatic(string name) => Array.Exists(StaticExtensions, e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}
