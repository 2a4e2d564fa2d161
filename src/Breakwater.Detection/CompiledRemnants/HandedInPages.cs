namespace Breakwater.Detection.CompiledRemnants;

/// <summary>The web files of the evidence, asked for by address: is the page that ASP.NET once compiled still there?</summary>
public sealed class HandedInPages
{
    /// <summary>Where an address may lie: a folder of the site itself, of the front end, of the back end.</summary>
    private static readonly string[] Roots = ["/wwwroot", "/frontend/httpproxy", "/clientaccess"];

    private readonly HashSet<string> _pages = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    /// <param name="paths">Of the web files in the evidence, where they lay on the server.</param>
    public HandedInPages(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (var path in paths)
        {
            var forward = "/" + path.Replace('\\', '/').ToLowerInvariant();
            foreach (var root in Roots)
            {
                var at = forward.LastIndexOf(root + "/", StringComparison.Ordinal);
                if (at >= 0)
                {
                    _pages.Add(forward[at..]);
                    _folders.Add(root + Application(forward[(at + root.Length)..]));
                    _folders.Add(root);
                }
            }
        }
    }

    public static HandedInPages None { get; } = new([]);

    /// <param name="address">A page's virtual path.</param>
    public PagePresence Of(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var a = address.ToLowerInvariant();
        return Roots.Any(r => _pages.Contains(r + a)) ? PagePresence.Present : Folders(Application(a)).All(_folders.Contains) ? PagePresence.Gone : PagePresence.NotCovered;
    }

    /// <summary>Of a name that both sites of Exchange have, the folders of both are needed before a page counts as gone.</summary>
    private static string[] Folders(string application) => application is "/owa" or "/ecp" ? [Roots[1] + application, Roots[2] + application] : [Roots[0]];

    /// <summary>The first folder of an address; empty for a page of the site's root.</summary>
    private static string Application(string address)
    {
        var end = address.IndexOf('/', 1);
        return end < 0 ? "" : address[..end];
    }
}
