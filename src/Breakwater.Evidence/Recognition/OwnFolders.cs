namespace Breakwater.Evidence.Recognition;

/// <summary>
/// Folders that hold what Breakwater itself is made of or wrote: its rules and test data look like attacks because they describe them.
/// Marks are easy to copy, so a place that a server serves or logs to is never own, and only the folders a checkout is known to have are.
/// </summary>
internal sealed class OwnFolders
{
    private const string Solution = "Breakwater.slnx";

    /// <summary>Content that a mark must have, by the end of its path.</summary>
    private static readonly (string Tail, string Text)[] CheckoutMarks =
    [
        ("/" + Solution, "Breakwater.Evidence"), ("/rules/README.md", "One Sigma rule a file"), ("/knowledge/pack.yaml", "Identity of the compiled pack"),
    ];

    private static readonly (string Tail, string Text)[] ReportMarks = [("/.breakwater-report", "Made by Breakwater"), ("/assessment.json", "\"breakwater.assessment/1\"")];

    private static readonly string[] CheckoutParts = [".ci", ".git", "artifacts", "bench", "campaigns", "docs", "eng", "knowledge", "rules", "samples", "src", "tests"];

    private static readonly string[] ReportParts = [".breakwater-report", "assessment.json", "report.html"];

    /// <summary>Besides web roots: where a server writes what has to be read.</summary>
    private static readonly string[] ServerPlaces = ["/inetpub/", "/exchange server/", "/logging/", "/transportroles/", "/temporary asp.net files/"];

    private readonly Dictionary<string, int> _marks = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, OwnFolder> _whole = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _serverPaths = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A given folder that is the part of a checkout: its marks lie above what was given. Samples are there to be assessed.</summary>
    public void NoticeGiven(string full, string original)
    {
        var part = Path.GetFileName(Path.TrimEndingDirectorySeparator(full));
        var checkout = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(full));
        if (checkout is not null && part != "samples" && CheckoutParts.Contains(part, StringComparer.Ordinal) && Array.TrueForAll(CheckoutMarks, m => HasMark(checkout, m.Tail, m.Text)))
        {
            _whole[original] = new(original, [full.Replace('\\', '/'), checkout.Replace('\\', '/')], "checkout", [""]);
        }
    }

    public void Notice(string original, string path, ReadOnlySpan<byte> head)
    {
        Notice(original, path, head, CheckoutMarks, 0);
        Notice(original, path, head, ReportMarks, CheckoutMarks.Length);
    }

    /// <param name="served">Physical paths from the evidence's own IIS configuration.</param>
    public IReadOnlyList<OwnFolder> Find(IReadOnlyCollection<string> served)
    {
        var checkout = (1 << CheckoutMarks.Length) - 1;
        var report = ((1 << ReportMarks.Length) - 1) << CheckoutMarks.Length;
        var found = _whole.Values
            .Concat(_marks.Where(m => (m.Value & checkout) == checkout).Select(m => new OwnFolder(m.Key, [m.Key, _serverPaths[m.Key]], "checkout", [.. CheckoutParts.Select(p => p + "/")])))
            .Concat(_marks.Where(m => (m.Value & report) == report).Select(m => new OwnFolder(m.Key, [m.Key, _serverPaths[m.Key]], "report", ReportParts)));
        return [.. found.Where(f => !f.Places.Any(p => IsServerPlace(p) || served.Any(s => IsServed(p, s)))).OrderBy(f => f.OriginalPath, StringComparer.Ordinal)];
    }

    /// <summary>True when there is anything to find, which saves reading the configuration.</summary>
    public bool Any => _marks.Count > 0 || _whole.Count > 0;

    private void Notice(string original, string path, ReadOnlySpan<byte> head, (string Tail, string Text)[] marks, int firstBit)
    {
        for (var i = 0; i < marks.Length; i++)
        {
            var tail = marks[i].Tail;
            if (original.EndsWith(tail, StringComparison.OrdinalIgnoreCase) && head.IndexOf(System.Text.Encoding.UTF8.GetBytes(marks[i].Text)) >= 0)
            {
                var folder = original[..^tail.Length];
                _marks[folder] = _marks.GetValueOrDefault(folder) | (1 << (firstBit + i));
                _serverPaths[folder] = path.Length > tail.Length ? path[..^tail.Length] : "";
            }
        }
    }

    private static bool HasMark(string checkout, string tail, string text)
    {
        try
        {
            using var stream = Containers.ContainerWalk.OpenFile(checkout + tail);
            var head = new byte[Intake.Inventory.HeadBytes];
            return head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)).IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
        }
        catch (Exception e) when (Containers.ContainerFault.OnDisk(e))
        {
            return false;
        }
    }

    private static bool IsServerPlace(string place)
    {
        var lower = $"/{place.ToLowerInvariant()}/";
        return WebPlaces.IsWebRoot(lower) || Array.Exists(ServerPlaces, p => lower.Contains(p, StringComparison.Ordinal));
    }

    /// <summary>At, below or above a served folder. What stands before the server's path in the evidence is not known, so above is told by the name alone.</summary>
    private static bool IsServed(string place, string served)
    {
        var lower = $"/{place.ToLowerInvariant().Trim('/')}/";
        var name = lower[lower.LastIndexOf('/', Math.Max(0, lower.Length - 2))..];
        return lower.Contains(served, StringComparison.Ordinal) || (name.Length > 2 && served.Contains(name, StringComparison.Ordinal));
    }
}
