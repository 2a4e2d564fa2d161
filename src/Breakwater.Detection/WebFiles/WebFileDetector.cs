using System.Text.RegularExpressions;
using Breakwater.Detection.ServerScript;
using Breakwater.Knowledge.Web;
using Breakwater.Model;

namespace Breakwater.Detection.WebFiles;

/// <summary>Judges one file of a web folder by place, content and what Exchange ships; never runs it. Refuses nothing: any bytes give traces or none.</summary>
public sealed class WebFileDetector
{
    public const string Name = "web-files";

    private static readonly Regex MapsConfiguration = new(@"path\s*=\s*[""'](web|\*)\.config[""']|extension\s*=\s*[""']\.config[""']", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    private readonly WebBaseline _baseline;
    private readonly bool _covered;
    private readonly MappedExtensions _mapped;

    /// <param name="baseline">Paths and hashes that Exchange ships.</param>
    /// <param name="build">The server's build where known: on a build outside the baseline an unlisted hash is unknown, never modified.</param>
    /// <param name="mapped">Further names that this server's own configuration has run as code.</param>
    public WebFileDetector(WebBaseline baseline, ExchangeBuild? build, MappedExtensions? mapped = null)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        _baseline = baseline;
        _mapped = mapped ?? MappedExtensions.None;
        _covered = build is { } b && baseline.Coverage.Includes(b);
    }

    /// <summary>At most one trace, the strongest.</summary>
    public IReadOnlyList<FileTrace> Examine(WebFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var place = WebPlaces.Of(file.Path);
        var configuration = WebPlaces.IsConfiguration(file.Path);
        var script = !configuration && (WebPlaces.IsScript(file.Path) || _mapped.Include(file.Path));
        if (!script && IsMailStore(file) && place is not (WebPlace.Elsewhere or WebPlace.Staging))
        {
            return [OfMailStore(file, place)];
        }

        if ((!script && !configuration && !WebPlaces.IsMarkup(file.Path)) || IsShipped(file, place))
        {
            return [];
        }

        var page = ExaminedPage.Read(file);
        var trace = OfLogonPage(file, place, page) ?? (script ? OfContainer(file, place, page) ?? OfDirectoryObject(file, place, page) ?? OfScript(file, place, page)
            : configuration ? OfConfiguration(file, place, page) : OfMarkup(file, place, page));
        return trace is null ? [] : [trace];
    }

    /// <summary>The very bytes at the very place. The same bytes elsewhere are weighed below: an intruder cannot gain from copying a shipped page.</summary>
    private bool IsShipped(WebFile file, WebPlace place) =>
        file.Sha256 is { } sha && (_baseline.Find(file.Path)?.HasContent(sha) == true
            || (place is WebPlace.AspNetClient or WebPlace.SiteRoot or WebPlace.Elsewhere or WebPlace.SiteFolder && _baseline.IsShippedContent(sha)));

    /// <summary>A page that also runs what visitors send is a web shell before it is anything else.</summary>
    private FileTrace? OfLogonPage(WebFile file, WebPlace place, ExaminedPage page)
    {
        if (!LogonPage.Is(file.Path) || page.Traits.RunsInput || (file.Sha256 is { } sha && _baseline.IsShippedContent(sha)))
        {
            return null;
        }

        if (LogonPage.Leak(page.Text) is { } leak)
        {
            return Changed("A logon page that sends the password elsewhere", Confidence.High, Excerpts.Around(leak, 0));
        }

        return page.Traits.StoresInput && LogonPage.TakesPassword(page.Text) ? Changed("A logon page that keeps what users type", Confidence.High, page.Excerpt)
            : LogonPage.FormElsewhere(page.Text) is { } form ? Changed("A logon page whose form goes to another address", Confidence.Medium, Excerpts.Around(form, 0))
            : null;

        FileTrace Changed(string title, Confidence confidence, string excerpt) =>
            Trace(file, place, page, title, LogonPage.Campaign, confidence, "changed") with { Rung = Rung.Credentials, Attack = ["T1056.003"], Excerpt = excerpt };
    }

    /// <summary>Mail stores and certificate requests under a script name: the two ways in which ProxyShell writes its shell.</summary>
    private static FileTrace? OfContainer(WebFile file, WebPlace place, ExaminedPage page)
    {
        if (IsMailStore(file))
        {
            return Trace(file, place, page, "A mailbox export under the name of a script", "proxyshell", Confidence.High, "mail-store");
        }

        var der = file.Head.Span is [0x30, 0x82, ..];
        if ((der || page.Text.Contains("-----BEGIN NEW CERTIFICATE REQUEST", StringComparison.Ordinal)) && (page.Traits.HasServerTag || !WebPlaces.IsCertificateName(file.Path)))
        {
            return Trace(file, place, page, "A certificate request under the name of a script", "proxyshell", Confidence.High, "certificate-request");
        }

        return null;
    }

    private static bool IsMailStore(WebFile file) => file.Head.Span is [(byte)'!', (byte)'B', (byte)'D', (byte)'N', ..];

    /// <summary>Mail that lies where everybody can fetch it was put there to be fetched; whose it is, only the export's order tells.</summary>
    private static FileTrace OfMailStore(WebFile file, WebPlace place) => Trace(file, place, ExaminedPage.Read(file with { Head = file.Head[..4], Tail = default }), "A mailbox export in a folder that the web server hands out", "mailbox-abuse", Confidence.Medium, "mail-store") with
    {
        Rung = Rung.MailTaken,
        Attack = ["T1114.002", "T1074"],
    };

    private static FileTrace? OfDirectoryObject(WebFile file, WebPlace place, ExaminedPage page)
    {
        if (!DirectoryObjectText.TryRead(page.Text, out var found))
        {
            return null;
        }

        var trace = page.Traits.HasServerTag
            ? Trace(file, place, page, "A web shell inside the text of a virtual directory", "proxylogon", Confidence.High, "virtual-directory-text")
            : Trace(file, place, page, "The text of a virtual directory under the name of a script, without a script in it", "proxylogon", Confidence.Medium, "virtual-directory-text");
        var fields = new SortedDictionary<string, string>(trace.Fields.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        AddIfStated(fields, "server", found!.Server);
        AddIfStated(fields, "whenChanged", found.WhenChanged);
        return trace with { Fields = fields, Time = found.Time, LocalTime = found.LocalTime };
    }

    private FileTrace? OfScript(WebFile file, WebPlace place, ExaminedPage page)
    {
        if (page.Traits.Marks.ReadsKeys && place != WebPlace.Elsewhere)
        {
            return Trace(file, place, page, "A script that hands out the server's machine keys", null, Confidence.High) with { Rung = Rung.Credentials, Attack = ["T1505.003", "T1552.001"] };
        }

        return place switch
        {
            WebPlace.AspNetClient or WebPlace.Oab or WebPlace.OwaAuth or WebPlace.EcpAuth or WebPlace.FrontEnd => ShippedPages.IsFrontEndFile(place, file.Path)
                ? OfListedPage(file, place, page) : OfForeignScript(file, place, page),
            WebPlace.ClientAccess => _baseline.Find(file.Path) is not null ? OfListedPage(file, place, page) : OfNewBackEndPage(file, place, page),
            WebPlace.SiteRoot => page.Traits.IsShellLike || page.Traits.IsToolOfSite ? Trace(file, place, page, "A web shell in the root of the web site", null, page.Traits.RunsInput ? Confidence.High : Confidence.Medium)
                : page.Traits.HasServerTag ? Trace(file, place, page, "A script in the root of the web site, where Exchange has none", null, Confidence.Low) : null,
            WebPlace.Staging => page.Traits.IsShellLike || page.Traits.IsToolOfSite ? Trace(file, place, page, "A script like a web shell in a folder for other things", null, Confidence.Medium) : null,
            WebPlace.SiteFolder or WebPlace.Elsewhere => page.Traits.IsShellLike ? Trace(file, place, page, "A script that runs or stores what visitors send", null, Confidence.Medium)
                : page.Traits.IsToolOfSite ? Trace(file, place, page, "A page of a larger site that works on files as the visitor says", null, Confidence.Low) : null,
            _ => null,
        };
    }

    private FileTrace OfForeignScript(WebFile file, WebPlace place, ExaminedPage page)
    {
        if (file.Sha256 is { } sha && _baseline.IsShippedContent(sha))
        {
            return Trace(file, place, page, "A copy of a page that Exchange ships, under another name", null, Confidence.Low, "shipped-content");
        }

        if (!page.IsBinary && !page.Traits.IsShellLike && file.Tail.IsEmpty && file.Head.Length == file.LengthBytes && HousePage.Is(page.Text, WebPlaces.Extension(file.Path)))
        {
            return Trace(file, place, page, "A page in a folder where Exchange has none, which can only show something", null, Confidence.Low, HousePage.Trait);
        }

        return page.Traits.IsShellLike ? Trace(file, place, page, "A web shell in a folder where Exchange has no such script", null, Confidence.High)
            : page.Traits.HasCode || page.IsBinary ? Trace(file, place, page, "A script in a folder where Exchange has none", null, Confidence.High, page.IsBinary ? "not-text" : null)
            : Trace(file, place, page, "A file with a script's name in a folder where Exchange has none, without code in it", null, Confidence.Medium);
    }

    /// <summary>A page that Exchange ships, with other content: patched later than the baseline, edited by the administrator, or by an intruder.</summary>
    private FileTrace? OfListedPage(WebFile file, WebPlace place, ExaminedPage page)
    {
        if (page.Traits.IsShellLike || page.Traits.StoresInput)
        {
            return Trace(file, place, page, "A page of Exchange that does what an intruder's tool does", null, Confidence.High, "changed");
        }

        if (!_covered || file.Sha256 is null || _baseline.Find(file.Path) is null)
        {
            return null;
        }

        // Other content alone is one trait, and administrators edit some pages; with code of its own, or unreadable, it is two.
        var isWeak = ShippedPages.IsOftenCustomised(file.Path) || place == WebPlace.ClientAccess || !(page.Traits.HasCode || page.IsBinary);
        return Trace(file, place, page, "A page of Exchange whose content is not what Microsoft shipped", null, isWeak ? Confidence.Low : Confidence.Medium, "changed");
    }

    private FileTrace? OfNewBackEndPage(WebFile file, WebPlace place, ExaminedPage page) =>
        page.Traits.IsShellLike || page.Traits.StoresInput ? Trace(file, place, page, "A web shell among the pages of Exchange", null, Confidence.High)
        : _covered && page.Traits.HasCode ? Trace(file, place, page, "A page that no known build of Exchange has", null, Confidence.Medium) : null;

    /// <summary>A configuration file runs as code only when it says so itself.</summary>
    private static FileTrace? OfConfiguration(WebFile file, WebPlace place, ExaminedPage page) =>
        page.Traits.HasCode && (page.Traits.IsShellLike || MapsConfiguration.IsMatch(page.Text)) ? Trace(file, place, page, "A configuration file that is itself a script", null, Confidence.High, "configuration-script") : null;

    /// <summary>Script for the browser and templates are full of server-like tags; only code that runs what visitors send tells.</summary>
    private static FileTrace? OfMarkup(WebFile file, WebPlace place, ExaminedPage page) =>
        place != WebPlace.Elsewhere && page.Traits.RunsInput && ServerBlocks.IsMarkedForServer(page.Text) ? Trace(file, place, page, "Server code that runs what visitors send, under a name that the server does not run by itself", null, Confidence.Medium) : null;

    private static void AddIfStated(SortedDictionary<string, string> fields, string name, string? value)
    {
        if (value is not null)
        {
            fields[name] = value;
        }
    }

    private static FileTrace Trace(WebFile file, WebPlace place, ExaminedPage page, string title, string? campaign, Confidence confidence, string? trait = null)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["bytes"] = file.LengthBytes.ToString(),
            ["encoding"] = page.Encoding,
            ["place"] = place.ToString(),
            ["traits"] = string.Join(", ", (trait is null ? [] : (string[])[trait]).Concat(page.Traits.Names)),
        };
        AddIfStated(fields, "sha256", file.Sha256);
        return new FileTrace
        {
            Detector = Name,
            Title = title,
            Campaign = campaign,
            Rung = Rung.WroteFile,
            Confidence = confidence,
            Attack = ["T1505.003"],
            Excerpt = page.Excerpt,
            Fields = fields,
            Target = file.Path,
        };
    }
}
