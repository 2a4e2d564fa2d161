using System.Xml.Linq;

namespace Breakwater.Detection.Configuration;

/// <summary>
/// Looks into one configuration file of the web server for what intruders change: modules, handlers, rewrite rules, keys. Published mitigations end requests and
/// so are never among the rules that are flagged; the product's own entries are known by their types.
/// </summary>
public static class WebConfigDetector
{
    private const int MaxTraces = 100;

    /// <param name="path">Normalised path of the file.</param>
    /// <param name="content">Its bytes; what is no configuration gives nothing.</param>
    public static IReadOnlyList<FileTrace> Examine(string path, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(path);
        return EvidenceXml.Read(content, out _) is { } root && root.Name.LocalName == "configuration"
            ? [.. ModuleDetector.Examine(path, Modules(root)).Concat(HandlerDetector.Examine(path, root)).Concat(RewriteDetector.Examine(path, root)).Concat(MachineKeyDetector.Examine(path, root)).Take(MaxTraces)]
            : [];
    }

    private static IEnumerable<ModuleEntry> Modules(XElement root) => root.Descendants().Where(e => e.Name.LocalName is "modules" or "httpModules").Elements("add")
        .Where(a => !string.IsNullOrEmpty(a.Attribute("type")?.Value))
        .Select(a => new ModuleEntry(a.Attribute("name")?.Value ?? "", "", a.Attribute("type")!.Value));
}
