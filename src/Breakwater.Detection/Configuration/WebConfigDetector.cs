using System.Xml.Linq;
using Breakwater.Detection.WebFiles;

namespace Breakwater.Detection.Configuration;

/// <summary>
/// Looks into one configuration file of the web server for what intruders change: modules, handlers, rewrite rules, keys. Published mitigations end requests and
/// so are never among the rules that are flagged; the product's own entries are known by their types.
/// </summary>
public static class WebConfigDetector
{
    private const int MaxTraces = 100;

    /// <summary>The elements that anything is said of. Names of elements stand in the text as they are: a file without them need not become a tree.</summary>
    private static readonly CaselessTexts Sections = new("handlers", "modules", "rules", "machineKey");

    /// <param name="path">Normalised path of the file.</param>
    /// <param name="content">Its bytes; what is no configuration gives nothing.</param>
    /// <param name="backdoors">Known modules.</param>
    public static IReadOnlyList<FileTrace> Examine(string path, ReadOnlySpan<byte> content, BackdoorModules backdoors)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Root(content) is { } root ? [.. ModuleDetector.Examine(path, Modules(root), backdoors).Concat(Settings(path, root)).Take(MaxTraces)] : [];
    }

    /// <summary>The same for applicationHost.config, whose modules and folders are looked at in their merged form.</summary>
    public static IReadOnlyList<FileTrace> ExamineHost(string path, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Root(content) is { } root ? [.. Settings(path, root).Take(MaxTraces)] : [];
    }

    /// <summary>The managed modules of a web.config.</summary>
    internal static IEnumerable<ModuleEntry> Modules(ReadOnlySpan<byte> content) => Root(content) is { } root ? Modules(root) : [];

    private static XElement? Root(ReadOnlySpan<byte> content) =>
        PageText.Read(content).Text is var text && Sections.AreIn(text) && EvidenceXml.Read(text, out _) is { } root && root.Name.LocalName == "configuration" ? root : null;

    private static IEnumerable<FileTrace> Settings(string path, XElement root) =>
        HandlerDetector.Examine(path, root).Concat(RewriteDetector.Examine(path, root)).Concat(MachineKeyDetector.Examine(path, root));

    private static IEnumerable<ModuleEntry> Modules(XElement root) => root.Descendants().Where(e => e.Name.LocalName is "modules" or "httpModules").Elements("add")
        .Where(a => !string.IsNullOrEmpty(a.Attribute("type")?.Value))
        .Select(a => new ModuleEntry(a.Attribute("name")?.Value ?? "", "", a.Attribute("type")!.Value));
}
