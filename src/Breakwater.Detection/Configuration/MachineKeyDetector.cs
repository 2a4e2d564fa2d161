using System.Xml.Linq;
using Breakwater.Detection.WebFiles;
using Breakwater.Model;

namespace Breakwater.Detection.Configuration;

/// <summary>
/// Looks for view state keys that are written down. Exchange makes its own unless told otherwise, so a written key may be a farm's, or one that an intruder put
/// there to keep; the key that old builds shipped to everybody is their hole (CVE-2020-0688), not an intruder's trace.
/// </summary>
internal static class MachineKeyDetector
{
    public const string Name = "machine-keys";

    private const string ShippedKey = "CB2721ABDAF8E9DC516D621D8B8BF13A2C9E8689A25303BF";

    public static IEnumerable<FileTrace> Examine(string path, XElement root) => root.Descendants("machineKey")
        .Select(k => k.Attribute("validationKey")?.Value ?? "")
        .Where(k => k.Length > 0 && !k.Contains("AutoGenerate", StringComparison.OrdinalIgnoreCase))
        .Select(k => Trace(path, k.Trim().Equals(ShippedKey, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The key itself is a secret of the server and stays out of the report.</summary>
    private static FileTrace Trace(string path, bool isShipped) => new()
    {
        Detector = Name,
        Title = isShipped ? "The view state key that every old Exchange server shares" : "A view state key that is written down",
        Campaign = isShipped ? "cve-2020-0688" : null,
        Rung = Rung.Exploited,
        Outcome = Outcome.Artefact,
        Confidence = Confidence.Low,
        Attack = ["T1552.001"],
        Excerpt = isShipped ? "machineKey validationKey CB2721AB..." : "machineKey with an explicit validationKey",
        Fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["configuration"] = path, ["key"] = isShipped ? "shipped with old builds" : "explicit" },
        Target = WebPlaces.FileName(path) + " machineKey",
    };
}
