using Breakwater.Analysis.Logs;
using Breakwater.Model;

namespace Breakwater.Analysis.Witnesses;

/// <summary>What the logs themselves say about the server: its name and the build that wrote each file.</summary>
internal static class LogWitnesses
{
    /// <summary>Some logs cut the server's name at 15 characters.</summary>
    private const int NetBiosLength = 15;

    /// <summary>The names that the logs of several servers would bring together; more than one means more than one server.</summary>
    public static IReadOnlyList<string> ServerNames(IEnumerable<LogFacts> heads) =>
        [.. heads.Select(h => h.Writer).OfType<string>().GroupBy(NetBiosName, StringComparer.Ordinal).Select(g => g.MaxBy(n => n.Length)!).Order(StringComparer.Ordinal)];

    /// <summary>Addresses that ask for the page for load balancers on two days or more and on half of the days of the logs: a scanner may ask, too, and an intruder who wants to be taken for one began later.</summary>
    public static IReadOnlySet<string> Balancers(IReadOnlyList<LogFacts> heads)
    {
        var days = heads.Select(h => h.Day).OfType<DateOnly>().Distinct().Count();
        return heads.SelectMany(h => h.HealthChecks).Distinct().GroupBy(c => c.Address, StringComparer.Ordinal).Where(g => g.Count() >= 2 && g.Count() * 2 >= days).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What such an address did, anybody may have done.</summary>
    public static Finding Seen(Finding finding, IReadOnlySet<string> balancers) => finding.Subject.ClientAddress is { } address && balancers.Contains(address)
        ? finding with { Subject = finding.Subject with { IsThroughBalancer = true } }
        : finding;

    /// <summary>
    /// One witness per build: the first file that shows it, and the first records of the first and the last such file. Only first records count: an update in
    /// mid-file leaves the rest of that file to the next build.
    /// </summary>
    public static IEnumerable<BuildWitness> Builds(IEnumerable<LogFile> files, IReadOnlyDictionary<string, ArtefactSpan> spans) =>
        files.Select(f => (File: f, f.Facts.Build, Span: spans.GetValueOrDefault(f.Artefact.Path)))
            .Where(f => f.Build is not null && f.Span?.First is not null)
            .GroupBy(f => f.Build!.Value)
            .Select(g => (g.Key, First: g.OrderBy(f => f.Span!.First!.Value).ThenBy(f => f.File.Artefact.Path, StringComparer.Ordinal).First(), Last: g.Max(f => f.Span!.First!.Value)))
            .OrderBy(b => b.Key)
            .Select(b => new BuildWitness(b.Key, BuildWitnessKind.LogVersion, b.First.File.Artefact.Path, b.First.Span!.First, b.Last));

    /// <summary>The name as far as every log writes it.</summary>
    public static string NetBiosName(string name) => name.Length > NetBiosLength ? name[..NetBiosLength] : name;
}
