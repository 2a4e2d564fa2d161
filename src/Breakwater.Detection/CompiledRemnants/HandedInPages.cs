namespace Breakwater.Detection.CompiledRemnants;

/// <summary>The web files of the evidence, asked for by address: is the page that ASP.NET once compiled still there?</summary>
public sealed class HandedInPages
{
    /// <summary>Where an address may lie: a folder of the site itself, of the front end, of the back end.</summary>
    private static readonly string[] Roots = ["/wwwroot", "/frontend/httpproxy", "/clientaccess"];

    /// <summary>Most evidence has ten thousand pages and nothing that was compiled.</summary>
    private readonly Lazy<(HashSet<string> Pages, HashSet<string> Folders)> _known;

    /// <param name="paths">Of the web files in the evidence, where they lay on the server.</param>
    public HandedInPages(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        _known = new(() => Read(paths));
    }

    public static HandedInPages None { get; } = new([]);

    /// <param name="address">A page's virtual path.</param>
    public PagePresence Of(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var a = address.ToLowerInvariant();
        var (pages, folders) = _known.Value;
        return Roots.Any(r => pages.Contains(r + a)) ? PagePresence.Present : Folders(Application(a)).All(folders.Contains) ? PagePresence.Gone : PagePresence.NotCovered;
    }

    private static (HashSet<string> Pages, HashSet<string> Folders) Read(IEnumerable<string> paths)
    {
        var (pages, folders) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var path in paths)
        {
            var forward = "/" + path.Replace('\\', '/').ToLowerInvariant();
            foreach (var root in Roots)
            {
                var at = forward.LastIndexOf(root + "/", StringComparison.Ordinal);
                if (at >= 0)
                {
                    pages.Add(forward[at..]);
                    folders.Add(root + Application(forward[(at + root.Length)..]));
                    folders.Add(root);
                }
            }
        }

        return (pages, folders);
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
