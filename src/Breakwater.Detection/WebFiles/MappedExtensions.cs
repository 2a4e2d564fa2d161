using System.Collections.Frozen;
using System.Xml.Linq;
using Breakwater.IisConfig;

namespace Breakwater.Detection.WebFiles;

/// <summary>Names that a server's own configuration runs as code beside the usual ones: an intruder can have pictures run.</summary>
public sealed class MappedExtensions
{
    private static readonly string[] Runners =
        ["PageHandlerFactory", "SimpleHandlerFactory", "WebServiceHandlerFactory", "ServiceModel.Activation", "HttpRemotingHandlerFactory", "asp.dll", "aspnet_isapi.dll", "IsapiModule", "CgiModule"];

    private static readonly CaselessTexts Sections = new("handlers");

    private readonly FrozenSet<(string Folder, string Extension)> _mapped;

    private MappedExtensions(IEnumerable<(string Folder, string Extension)> mapped) => _mapped = mapped.ToFrozenSet();

    public static MappedExtensions None { get; } = new([]);

    /// <param name="handlers">Of applicationHost.config: they count for every folder, whatever place they name.</param>
    /// <param name="webConfigs">Files of this name by their paths: each counts for its folder and what lies below.</param>
    public static MappedExtensions Of(IReadOnlyList<IisHandler> handlers, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> webConfigs)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        ArgumentNullException.ThrowIfNull(webConfigs);
        return new(
        [
            .. handlers.Where(h => Runs(h.Type, h.Modules, h.ScriptProcessor)).SelectMany(h => ExtensionsOf(h.Path)).Select(e => ("", e)),
            .. webConfigs.SelectMany(c => Of(c.Value.Span).Select(e => (FolderOf(Normalised(c.Key)), e))),
        ]);
    }

    /// <summary>True for a file with a mapped name in a folder for which that counts.</summary>
    public bool Include(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (_mapped.Count == 0)
        {
            return false;
        }

        var extension = WebPlaces.Extension(path);
        for (var folder = FolderOf(Normalised(path)); ; folder = FolderOf(folder))
        {
            if (_mapped.Contains((folder, extension)))
            {
                return true;
            }

            if (folder.Length == 0)
            {
                return false;
            }
        }
    }

    /// <summary>True for the address of a file with a mapped name: below a folder of the address lies one for which that counts.</summary>
    /// <param name="address">Path of a request, without query.</param>
    public bool IncludeAddress(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var extension = WebPlaces.Extension(address);
        var mapped = _mapped.Where(m => m.Extension == extension).Select(m => m.Folder).ToList();
        if (mapped.Count == 0 || mapped.Contains(""))
        {
            return mapped.Count > 0;
        }

        for (var folder = FolderOf(Normalised(address)); folder.Length > 0; folder = FolderOf(folder))
        {
            if (mapped.Exists(m => m.EndsWith(folder, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return mapped.Exists(m => m.EndsWith("/wwwroot", StringComparison.Ordinal));
    }

    private static List<string> Of(ReadOnlySpan<byte> webConfig) =>
        PageText.Read(webConfig).Text is var text && Sections.AreIn(text) && EvidenceXml.Read(text, out _) is { } root
            ? [.. root.Descendants().Where(e => e.Name.LocalName is "handlers" or "httpHandlers").Elements("add")
                .Where(a => Runs(a.Attribute("type")?.Value, a.Attribute("modules")?.Value, a.Attribute("scriptProcessor")?.Value))
                .SelectMany(a => ExtensionsOf(a.Attribute("path")?.Value ?? ""))]
            : [];

    /// <summary>A handler may name several patterns, with or without a folder, or one file.</summary>
    private static IEnumerable<string> ExtensionsOf(string patterns) =>
        patterns.Split(',').Select(p => WebPlaces.Extension(p.Trim())).Where(e => e.Length > 1 && !e.Contains('*', StringComparison.Ordinal));

    private static bool Runs(params string?[] named) => named.Any(n => n is not null && Runners.Any(r => n.Contains(r, StringComparison.OrdinalIgnoreCase)));

    private static string Normalised(string path) => path.Replace('\\', '/').ToLowerInvariant();

    private static string FolderOf(string path) => path.LastIndexOf('/') is var at and > 0 ? path[..at] : "";
}
