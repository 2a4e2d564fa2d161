using System.Xml.Linq;
using Breakwater.Detection.Autostarts;
using Breakwater.Detection.WebFiles;
using Breakwater.Model;

namespace Breakwater.Detection.Configuration;

/// <summary>Looks for handlers that run files which are no pages (pictures, style sheets, text) or that lie where no product installs one.</summary>
internal static class HandlerDetector
{
    public const string Name = "handlers";

    private static readonly string[] StaticNames =
        [".js", ".css", ".png", ".jpg", ".jpeg", ".gif", ".ico", ".svg", ".txt", ".log", ".xml", ".json", ".config", ".dat", ".tmp", ".bak", ".zip", ".woff", ".woff2", ".map"];

    /// <summary>What compiles and runs a file as a page.</summary>
    private static readonly string[] Engines = ["PageHandlerFactory", "SimpleHandlerFactory", "WebServiceHandlerFactory", "PageBuildProvider", @"\asp.dll", "aspnet_isapi.dll", "php-cgi", "php.exe", "perl.exe", "python"];

    public static IEnumerable<FileTrace> Examine(string path, XElement root) =>
        root.Descendants().Where(e => e.Name.LocalName is "handlers" or "httpHandlers").Elements("add").Select(a => Weigh(path, a)).OfType<FileTrace>();

    private static FileTrace? Weigh(string path, XElement add)
    {
        string Attribute(string name) => add.Attribute(name)?.Value ?? "";
        var pattern = Attribute("path");
        var engine = $"{Attribute("type")} {Attribute("scriptProcessor")}".Trim();
        var runsStatic = Engines.Any(e => engine.Contains(e, StringComparison.OrdinalIgnoreCase))
            && pattern.Split(',').Any(p => StaticNames.Any(s => p.Trim().EndsWith(s, StringComparison.OrdinalIgnoreCase)));
        var (confidence, title) = StartPaths.Worst(engine) switch
        {
            StartPlace.DeviceName => (Confidence.High, "A request handler in a folder with a device's name"),
            StartPlace.SharedFolder => (Confidence.Medium, "A request handler in a folder for other things"),
            _ => (Confidence.Medium, "A request handler that runs files which are no pages"),
        };
        if (!runsStatic && StartPaths.Worst(engine) < StartPlace.SharedFolder)
        {
            return null;
        }

        return new FileTrace
        {
            Detector = Name,
            Title = title,
            Rung = Rung.Persistence,
            Confidence = confidence,
            Attack = ["T1505.004"],
            Excerpt = Excerpts.Around($"{Attribute("name")} {pattern} -> {engine}", 0),
            Fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["configuration"] = path,
                ["engine"] = Excerpts.Around(engine, 0),
                ["handler"] = Excerpts.Around(Attribute("name"), 0),
                ["path"] = Excerpts.Around(pattern, 0),
            },
            Target = $"{WebPlaces.FileName(path)} handler {pattern}",
        };
    }
}
