using System.Xml;
using Breakwater.Detection.WebFiles;
using Breakwater.Knowledge.Web;
using Breakwater.Model;

namespace Breakwater.Detection.CompiledRemnants;

/// <summary>Reads the small files that ASP.NET leaves when it compiles a page on its first request: proof that the page ran, also after its removal.</summary>
public sealed class CompiledRemnantDetector
{
    public const string Name = "compiled-remnants";

    private const int MaxBytes = 256 * 1024;
    private readonly WebBaseline _baseline;
    private readonly bool _covered;

    public CompiledRemnantDetector(WebBaseline baseline, ExchangeBuild? build)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        _baseline = baseline;
        _covered = build is { } b && baseline.Coverage.Includes(b);
    }

    /// <param name="path">The <c>.compiled</c> file's normalised path.</param>
    /// <param name="content">Its bytes; only the first 256 KiB are read, what is no such XML gives nothing.</param>
    public IReadOnlyList<FileTrace> Examine(string path, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(path);
        return TryReadRemnant(content, out var address, out var assembly) && Weigh(address) is { } confidence ? [Trace(path, address, assembly, confidence)] : [];
    }

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

    private static FileTrace Trace(string path, string address, string assembly, Confidence confidence) => new()
    {
        Detector = Name,
        Title = "A page that Exchange does not ship was requested and ran",
        Rung = Rung.ShellUsed,
        Confidence = confidence,
        Attack = ["T1505.003"],
        Excerpt = Excerpts.Around($"virtualPath=\"{address}\" assembly=\"{assembly}\"", 0),
        Fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["assembly"] = assembly, ["file"] = path, ["virtualPath"] = address },
        Target = address,
    };
}
