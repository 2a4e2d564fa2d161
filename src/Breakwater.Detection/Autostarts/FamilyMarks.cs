using Breakwater.Knowledge.Indicators;
using Breakwater.Model;

namespace Breakwater.Detection.Autostarts;

/// <summary>Names and places that published intruders used, from the knowledge's indicators. A name alone is copied more easily than name and place.</summary>
internal sealed class FamilyMarks
{
    private const string TaskName = "task_name";
    private const string ServiceName = "service_name";

    private static readonly string[] Variables = ["%systemdrive%", "%windir%", "%systemroot%", "%programdata%", "%public%", "%programfiles%"];
    private static readonly string[] Folders = ["c:", "c:/windows", "c:/windows", "c:/programdata", "c:/users/public", "c:/program files"];

    private readonly List<(string Place, Indicator Indicator)> _places;
    private readonly List<Indicator> _names;

    public FamilyMarks(IReadOnlyList<Indicator> indicators)
    {
        _places = [.. indicators.Where(i => i.Type == "path" && i.Confidence is ("high" or "medium")).Select(i => (Normal(i.Value), i)).Where(p => IsProgram(p.Item1))];
        _names = [.. indicators.Where(i => i.Type is TaskName or ServiceName)];
    }

    public (Confidence Confidence, string Name, string? Campaign)? Weigh(Autostart autostart)
    {
        var command = Normal(autostart.Command);
        var place = _places.Where(p => command.Contains(p.Place, StringComparison.Ordinal)).Select(p => p.Indicator).FirstOrDefault();
        var wanted = autostart.Kind == AutostartKind.Task ? TaskName : autostart.Kind == AutostartKind.Service ? ServiceName : null;
        var bare = autostart.Name[(autostart.Name.LastIndexOf('\\') + 1)..];
        var name = _names.FirstOrDefault(i => i.Type == wanted && i.Value.Equals(bare, StringComparison.OrdinalIgnoreCase));
        return (place ?? name) is { } found
            ? (place?.Confidence == "high" || name?.Confidence == "high" || (place is not null && name is not null) ? Confidence.High : Confidence.Medium, found.Cluster, CampaignOf(found))
            : null;
    }

    /// <summary>A web page among the indicators is the web detectors' business; a folder ends with a slash.</summary>
    private static bool IsProgram(string place) => place.EndsWith(".exe", StringComparison.Ordinal) || place.EndsWith(".dll", StringComparison.Ordinal) || place.EndsWith('/');

    /// <summary>The clusters that came through the holes of March 2021.</summary>
    private static string? CampaignOf(Indicator indicator) => indicator.FirstSeen.StartsWith("2021-03", StringComparison.Ordinal) ? "proxylogon" : null;

    private static string Normal(string path)
    {
        var normal = path.Replace('\\', '/').ToLowerInvariant();
        for (var i = 0; i < Variables.Length; i++)
        {
            normal = normal.Replace(Variables[i], Folders[i], StringComparison.Ordinal);
        }

        return normal;
    }
}
