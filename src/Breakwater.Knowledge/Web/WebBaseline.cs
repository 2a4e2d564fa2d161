using System.Collections.Frozen;

namespace Breakwater.Knowledge.Web;

/// <summary>Script files that Exchange itself ships, by path below the installation folder and by content.</summary>
public sealed class WebBaseline
{
    private static readonly string[] Roots = ["/clientaccess/", "/frontend/"];
    private readonly FrozenDictionary<string, WebBaselineFile> byPath;
    private readonly Lazy<FrozenSet<string>> hashes;

    internal WebBaseline(WebBaselineCoverage coverage, IReadOnlyList<WebBaselineFile> files)
    {
        Coverage = coverage;
        Files = files;
        byPath = files.ToFrozenDictionary(f => f.Path, StringComparer.OrdinalIgnoreCase);
        hashes = new(() => files.SelectMany(f => f.Variants).Select(v => v.Sha256).ToFrozenSet(StringComparer.OrdinalIgnoreCase));
    }

    public static WebBaseline None { get; } = new(new WebBaselineCoverage(default, []), []);

    public WebBaselineCoverage Coverage { get; }

    public IReadOnlyList<WebBaselineFile> Files { get; }

    /// <summary>Finds a file by its path below the installation folder or by a whole path that contains it; any case, either slash.</summary>
    public WebBaselineFile? Find(string path)
    {
        var forward = path.Replace('\\', '/');
        if (byPath.TryGetValue(forward.TrimStart('/'), out var file))
        {
            return file;
        }

        // The last root wins: an evidence folder may itself be named after one.
        var start = Roots.Max(r => forward.LastIndexOf(r, StringComparison.OrdinalIgnoreCase));
        return start >= 0 && byPath.TryGetValue(forward[(start + 1)..], out file) ? file : null;
    }

    /// <summary>True when any shipped file has this content (hex, any case), wherever it lies now.</summary>
    public bool IsShippedContent(string sha256) => hashes.Value.Contains(sha256);
}
