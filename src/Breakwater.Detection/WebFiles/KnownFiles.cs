using Breakwater.Knowledge.Indicators;
using Breakwater.Model;

namespace Breakwater.Detection.WebFiles;

/// <summary>Files whose very bytes were published as an intruder's, from the knowledge's indicators.</summary>
public sealed class KnownFiles
{
    /// <summary>Clusters that are campaigns; the rest are groups and tools that came in through any of them.</summary>
    private static readonly string[] Campaigns = ["proxylogon", "proxyshell", "proxynotshell", "owassrf"];

    private readonly Dictionary<string, Indicator> _bySha256 = new(StringComparer.OrdinalIgnoreCase);

    public KnownFiles(IReadOnlyList<Indicator> indicators)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        foreach (var indicator in indicators.Where(i => i.Type == "sha256" && i.Confidence is "high" or "medium"))
        {
            _bySha256[indicator.Value] = indicator;
        }
    }

    /// <param name="path">Normalised path of the file.</param>
    /// <param name="sha256">Lower-case hex; null for a file that could not be read to its end.</param>
    public FileTrace? Find(string path, string? sha256)
    {
        ArgumentNullException.ThrowIfNull(path);
        return sha256 is not null && _bySha256.TryGetValue(sha256, out var known) ? Trace(path, known) : null;
    }

    private static FileTrace Trace(string path, Indicator known)
    {
        var campaign = known.Cluster.ToLowerInvariant();
        return new FileTrace
        {
            Detector = WebFileDetector.Name,
            Title = "A file that was published as an intruder's, byte for byte",
            Campaign = Campaigns.Contains(campaign, StringComparer.Ordinal) ? campaign : null,
            Rung = Rung.WroteFile,
            Confidence = known.Confidence == "high" ? Confidence.High : Confidence.Medium,
            Attack = ["T1505.003"],
            Excerpt = Excerpts.Around($"{known.Cluster} {known.Source}", 0),
            Fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["group"] = known.Cluster, ["sha256"] = known.Value, ["source"] = known.Source },
            Target = path,
        };
    }
}
