using Breakwater.Model;

namespace Breakwater.Judgement.FileTimes;

/// <summary>
/// Sets the times of web files that were found against the campaigns' exposure windows, the installations and the files beside them. It never makes a finding of a time alone, and
/// never lowers one: an intruder can set any time he likes.
/// </summary>
internal sealed class FileDating
{
    /// <summary>The field of a finding that holds the sentence.</summary>
    public const string Field = "times";

    /// <summary>Fewer files beside it show no habit of the folder.</summary>
    private const int FewestNeighbours = 3;

    private static readonly TimeSpan AtWork = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    /// <summary>No place's own time is further from UTC.</summary>
    private static readonly TimeSpan FurthestZone = TimeSpan.FromHours(14);

    /// <summary>What tells of a page's content but not that it takes anything from visitors.</summary>
    private static readonly string[] PlainTraits = ["server-code", "server-directive", "shipped-content", "changed", "not-text", "only-shows"];

    private readonly Dictionary<string, WebFileTime> _times;
    private readonly Dictionary<string, (int Files, SortedTimes Times)> _folders;
    private readonly IReadOnlyList<(string Campaign, string Name, TimeRange Window)> _windows;
    private readonly IReadOnlyList<SetupEvent> _setup;
    private readonly List<Finding> _intruder;
    private readonly SortedTimes _intruderTimes;

    /// <param name="times">Those that the evidence vouches for.</param>
    /// <param name="windows">Exposure windows of campaigns in which files are written.</param>
    /// <param name="setup">Installations and updates.</param>
    /// <param name="findings">All that is judged.</param>
    public FileDating(IReadOnlyList<WebFileTime> times, IReadOnlyList<(string Campaign, string Name, TimeRange Window)> windows, IReadOnlyList<SetupEvent> setup, IReadOnlyList<Finding> findings)
    {
        _times = times.ToDictionary(t => t.Path, StringComparer.OrdinalIgnoreCase);
        _folders = times.GroupBy(t => FolderOf(t.Path), StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => (g.Count(), new SortedTimes(g.SelectMany(Moments))), StringComparer.OrdinalIgnoreCase);
        (_windows, _setup) = (windows, setup);
        _intruder = [.. findings.Where(f => f is { Outcome: >= Outcome.Success, Rung: >= Rung.Exploited, Confidence: >= Confidence.Medium, Time: not null } && f.SourceId != SourceCatalogue.WebFiles).OrderBy(f => f.Time!.Value.Utc)];
        _intruderTimes = new SortedTimes(_intruder.Select(f => f.Time!.Value.Utc));
    }

    public Finding Date(Finding finding)
    {
        if (finding.SourceId != SourceCatalogue.WebFiles || !_times.TryGetValue(finding.Subject.Target ?? finding.Source.Artefact, out var time))
        {
            return finding;
        }

        var traits = new TimeTraits(time, AtWorkThen(time), WindowOf(finding, time), ApartFrom(time), OlderThanInstallation(time, finding));
        var confidence = Weighed(finding, traits);
        return finding.WithField(Field, traits.Sentence) with { Confidence = confidence, Level = confidence == finding.Confidence ? finding.Level : confidence == Confidence.High ? "critical" : "high" };
    }

    /// <summary>Low content that takes something from visitors becomes medium by a trait of time; medium becomes high only while an intruder was seen at work.</summary>
    private static Confidence Weighed(Finding finding, TimeTraits traits) => finding.Confidence switch
    {
        Confidence.Low when traits.IsTrait && TakesInput(finding) => Confidence.Medium,
        Confidence.Medium when traits.During.Count > 0 => Confidence.High,
        var confidence => confidence,
    };

    private static bool TakesInput(Finding finding) => finding.Fields.GetValueOrDefault("traits") is { } traits && !IsShipped(traits) && traits.Split(", ", StringSplitOptions.RemoveEmptyEntries).Except(PlainTraits).Any();

    private static bool IsShipped(string traits) => traits.Contains("shipped-content", StringComparison.Ordinal) || traits.Contains("changed", StringComparison.Ordinal);

    private List<Finding> AtWorkThen(WebFileTime time) => time.IsLocal ? []
        : [.. Moments(time).Select(m => _intruderTimes.Near(m, AtWork)).SelectMany(near => Enumerable.Range(near.First, near.Count)).Distinct().Order().Select(i => _intruder[i])];

    private string? WindowOf(Finding finding, WebFileTime time)
    {
        var names = _windows.Where(w => (finding.Campaign is null || finding.Campaign == w.Campaign) && Moments(time).Any(m => w.Window.Contains(m - Doubt(time)) && w.Window.Contains(m + Doubt(time)))).Select(w => w.Name).ToList();
        return names.Count == 0 ? null : Phrases.List(names);
    }

    private int ApartFrom(WebFileTime time)
    {
        var (files, times) = _folders[FolderOf(time.Path)];
        var own = new SortedTimes(Moments(time));
        var isApart = files > FewestNeighbours && Moments(time).All(m => times.Near(m, OneDay).Count == own.Near(m, OneDay).Count && !_setup.Any(s => (s.Time.Utc - m).Duration() <= OneDay + Doubt(time)));
        return isApart ? files - 1 : 0;
    }

    /// <summary>Setup keeps the vendor's dates, so of a page that Exchange ships an old time says nothing; nor does one anywhere but in Exchange's own folders.</summary>
    private DateTime? OlderThanInstallation(WebFileTime time, Finding finding)
    {
        var installed = _setup.Where(s => s.Kind == SetupEventKind.Install).Select(s => (DateTime?)s.Time.Utc).Min();
        return installed is { } first && IsExchange(time.Path) && !IsShipped(finding.Fields.GetValueOrDefault("traits") ?? "") && Moments(time).Any(m => m < first - OneDay - Doubt(time)) ? first : null;
    }

    private static bool IsExchange(string path) => path.Contains("/FrontEnd/HttpProxy/", StringComparison.OrdinalIgnoreCase) || path.Contains("/ClientAccess/", StringComparison.OrdinalIgnoreCase);

    private static TimeSpan Doubt(WebFileTime time) => time.IsLocal ? FurthestZone : TimeSpan.Zero;

    private static IEnumerable<DateTime> Moments(WebFileTime time) => new[] { time.Created, time.Modified }.OfType<DateTime>();

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];
}
