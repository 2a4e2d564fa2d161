using System.Xml;
using Breakwater.Detection.WebFiles;
using Breakwater.Knowledge.Web;
using Breakwater.Model;

namespace Breakwater.Detection.CompiledRemnants;

/// <summary>Reads what ASP.NET leaves when it compiles a page on its first request, the small XML files and the assemblies: proof that the page ran, also after its removal.</summary>
public sealed class CompiledRemnantDetector
{
    public const string Name = "compiled-remnants";

    private const int MaxBytes = 256 * 1024;
    private readonly WebBaseline _baseline;
    private readonly HandedInPages _pages;
    private readonly bool _covered;

    /// <param name="baseline">What Exchange ships.</param>
    /// <param name="build">The server's build where known.</param>
    /// <param name="pages">The web files of the evidence; none means that no web folder was handed in.</param>
    public CompiledRemnantDetector(WebBaseline baseline, ExchangeBuild? build, HandedInPages? pages = null)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        _pages = pages ?? HandedInPages.None;
        _baseline = baseline;
        _covered = build is { } b && baseline.Coverage.Includes(b);
    }

    /// <param name="path">The <c>.compiled</c> file's normalised path.</param>
    /// <param name="content">Its bytes; only the first 256 KiB are read, what is no such XML gives nothing.</param>
    public IReadOnlyList<FileTrace> Examine(string path, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!TryReadRemnant(content, out var address, out var assembly))
        {
            return [];
        }

        var presence = IsTemporary(path) ? _pages.Of(address) : PagePresence.NotCovered;
        return (presence == PagePresence.Gone ? WeighGone(address) : Weigh(address)) is { } confidence ? [Trace(path, address, assembly, confidence, presence)] : [];
    }

    /// <param name="path">The assembly's normalised path.</param>
    /// <param name="content">Its bytes; anything that is no assembly of compiled pages gives nothing.</param>
    public IReadOnlyList<FileTrace> ExamineAssembly(string path, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (CompiledPage.TryRead(content) is not { } page)
        {
            return [];
        }

        var effects = page.Effects.ToList();
        var addresses = page.VirtualPaths.Select(p => Application(path) + p[1..]).ToList();
        var forbidden = addresses.Exists(a => Weigh(a) == Confidence.High);
        var runs = page.TakesInput && effects.Exists(e => e is "evaluates" or "runs-programs" or "loads-code" or "deserialises" or "connects");

        // Uploads are ordinary on sites, and no business of a folder that Exchange keeps free of scripts.
        return runs || page.ReadsKeys || (forbidden && effects.Count > 0) ? [Trace(path, addresses, effects, forbidden)] : [];
    }

    /// <summary>The application whose temporary files these are; <c>root</c> is the site itself.</summary>
    private static string Application(string path)
    {
        const string Folder = "/temporary asp.net files/";
        var at = path.LastIndexOf(Folder, StringComparison.OrdinalIgnoreCase);
        var name = at < 0 ? "" : path[(at + Folder.Length)..].Split('/')[0];
        return name.Length == 0 || name.Equals("root", StringComparison.OrdinalIgnoreCase) ? "" : "/" + name.ToLowerInvariant();
    }

    private static FileTrace Trace(string path, List<string> addresses, List<string> effects, bool forbidden) => new()
    {
        Detector = Name,
        Title = effects.Contains("reads-machine-key") ? "A compiled page that reads the server's machine keys" : "A compiled page that runs or stores what visitors send",
        Rung = effects.Contains("reads-machine-key") ? Rung.Credentials : Rung.ShellUsed,
        Confidence = forbidden ? Confidence.High : Confidence.Medium,
        Attack = ["T1505.003"],
        Excerpt = Excerpts.Around($"{string.Join(", ", addresses)}: {string.Join(", ", effects)}", 0),
        Fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["file"] = path, ["traits"] = string.Join(", ", effects), ["virtualPath"] = string.Join(", ", addresses) },
        Target = addresses.FirstOrDefault(path),
    };

    private Confidence? Weigh(string address)
    {
        var a = address.ToLowerInvariant();
        if (!WebPlaces.IsScript(a) || a.EndsWith("/global.asax", StringComparison.Ordinal) || ShippedPages.IsLogonAddress(a))
        {
            return null;
        }

        if (a.StartsWith("/aspnet_client", StringComparison.Ordinal) || a.StartsWith("/oab/", StringComparison.Ordinal)
            || a.StartsWith("/owa/auth/", StringComparison.Ordinal) || a.StartsWith("/ecp/auth/", StringComparison.Ordinal))
        {
            return Confidence.High;
        }

        // Back-end pages by the hundred: only the list of what was shipped can tell, and only for builds it covers.
        return a.StartsWith("/owa/", StringComparison.Ordinal) || a.StartsWith("/ecp/", StringComparison.Ordinal)
            ? _covered && _baseline.Find("clientaccess" + a) is null && _baseline.Find("frontend/httpproxy" + a) is null ? Confidence.Medium : null
            : a.LastIndexOf('/') == 0 ? Confidence.Low : null;
    }

    /// <summary>A page that ran and is no more: an intruder's in a place where Exchange alone has pages, perhaps the site's own elsewhere.</summary>
    private Confidence? WeighGone(string address)
    {
        var a = address.ToLowerInvariant();
        var weight = Weigh(address);
        if (weight >= Confidence.Medium || !WebPlaces.IsScript(a) || a.EndsWith("/global.asax", StringComparison.Ordinal) || ShippedPages.IsLogonAddress(a)
            || _baseline.Find("clientaccess" + a) is not null || _baseline.Find("frontend/httpproxy" + a) is not null)
        {
            return weight;
        }

        // Sites come and go below the root of the web server; in the root itself Exchange puts nothing.
        return a.StartsWith("/owa/", StringComparison.Ordinal) || a.StartsWith("/ecp/", StringComparison.Ordinal) || a.LastIndexOf('/') == 0 ? Confidence.Medium : Confidence.Low;
    }

    /// <summary>Sites that were compiled before they were installed keep such files beside their pages, and need no page.</summary>
    private static bool IsTemporary(string path) => path.Contains("/temporary asp.net files/", StringComparison.OrdinalIgnoreCase);

    private static bool TryReadRemnant(ReadOnlyMemory<byte> content, out string address, out string assembly)
    {
        (address, assembly) = ("", "");
        try
        {
            using var stream = new MemoryStream(content[..Math.Min(content.Length, MaxBytes)].ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxBytes });
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "preserve" || reader.GetAttribute("virtualPath") is not { Length: > 0 } found)
            {
                return false;
            }

            (address, assembly) = (found, reader.GetAttribute("assembly") ?? "");
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static FileTrace Trace(string path, string address, string assembly, Confidence confidence, PagePresence presence) => new()
    {
        Detector = Name,
        Title = presence == PagePresence.Gone ? "A page that is gone from its folder was requested and ran" : "A page that Exchange does not ship was requested and ran",
        Rung = Rung.ShellUsed,
        Confidence = confidence,
        Attack = ["T1505.003"],
        Excerpt = Excerpts.Around($"virtualPath=\"{address}\" assembly=\"{assembly}\"", 0),
        Fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["assembly"] = assembly,
            ["file"] = path,
            ["page"] = presence switch { PagePresence.Gone => "gone from its folder", PagePresence.Present => "still in its folder", _ => "not covered: its folder is not in the evidence" },
            ["virtualPath"] = address,
        },
        Target = address,
    };
}
