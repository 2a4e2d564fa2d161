using System.Xml.Linq;

namespace Breakwater.IisConfig.Merging;

/// <summary>One <c>system.webServer</c> element that counts at a place.</summary>
/// <param name="Server">The element.</param>
/// <param name="File">The file that holds it.</param>
/// <param name="Level">Path below the site from which its URLs count; empty for the site itself and above.</param>
/// <param name="Files">Where sections that were moved to other files are looked up.</param>
internal sealed record ConfigurationLayer(XElement Server, string File, string Level, Files.ConfigurationFiles Files)
{
    /// <summary>The elements of a section, also when <c>configSource</c> moves it or a part of it to another file.</summary>
    public XElement? Section(params ReadOnlySpan<string> path)
    {
        XElement? at = Server;
        foreach (var name in path)
        {
            at = Moved(at?.Element(name));
        }

        return at;
    }

    private XElement? Moved(XElement? section) => section?.Attribute("configSource")?.Value is not { Length: > 0 } source ? section
        : Files.Find(FolderOf(File) + "\\" + source)?.Root;

    private static string FolderOf(string path) => path[..Math.Max(0, path.LastIndexOfAny(['/', '\\']))];
}
