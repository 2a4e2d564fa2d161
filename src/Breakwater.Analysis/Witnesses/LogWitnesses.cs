using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Analysis.Logs;
using Breakwater.Model;

namespace Breakwater.Analysis.Witnesses;

/// <summary>What the logs themselves say about the server: its name and the build that wrote each file.</summary>
internal static partial class LogWitnesses
{
    private static readonly string[] NameColumns = ["ServerHostName", "ServerName"];

    /// <summary>Name of the server that wrote the file, reduced to its first label in upper case; null where the log does not name its writer.</summary>
    public static string? WriterOf(LogFile file)
    {
        // In an EWS or tracking row other columns name other servers; only these two name the writer.
        var name = NameColumns.Select(file.Head.FirstValue).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        var label = name?.Split('.', 2)[0].Trim().ToUpperInvariant();
        return label is not null && HostName().IsMatch(label) ? label : null;
    }

    /// <summary>The names that the logs of several servers would bring together; more than one means more than one server.</summary>
    public static IReadOnlyList<string> ServerNames(IEnumerable<LogFile> files) =>
        [.. files.Select(WriterOf).OfType<string>().GroupBy(NetBiosName, StringComparer.Ordinal).Select(g => g.OrderByDescending(n => n.Length).First()).Order(StringComparer.Ordinal)];

    /// <summary>One witness per build: the first file that shows it, with the span of all files that do.</summary>
    public static IEnumerable<BuildWitness> Builds(IEnumerable<LogFile> files, IReadOnlyDictionary<string, ArtefactSpan> spans) =>
        files.Select(f => (File: f, Build: BuildOf(f), Span: spans.GetValueOrDefault(f.Artefact.Path)))
            .Where(f => f.Build is not null && f.Span?.First is not null)
            .GroupBy(f => f.Build!.Value)
            .Select(g => (g.Key, First: g.OrderBy(f => f.Span!.First!.Value).ThenBy(f => f.File.Artefact.Path, StringComparer.Ordinal).First(), Last: g.Max(f => f.Span!.Last!.Value)))
            .OrderBy(b => b.Key)
            .Select(b => new BuildWitness(b.Key, BuildWitnessKind.LogVersion, b.First.File.Artefact.Path, b.First.Span!.First, b.Last));

    /// <summary>The columns of the first row are right even where the header is stale: a process that re-opens a file writes no new header.</summary>
    public static ExchangeBuild? BuildOf(LogFile file)
    {
        var head = file.Head;
        if (Number(head.FirstValue("MajorVersion")) is { } major && Number(head.FirstValue("MinorVersion")) is { } minor
            && Number(head.FirstValue("BuildVersion")) is { } third && Number(head.FirstValue("RevisionVersion")) is { } revision)
        {
            return new ExchangeBuild(major, minor, third, revision);
        }

        // Family B writes an assembly version into the header; its build stands in the rows.
        return head.FirstValue("EventData") is { } data && EcpBuild().Match(data) is { Success: true } bld && ExchangeBuild.TryParse(bld.Groups["build"].Value, out var build) ? build : null;
    }

    private static int? Number(string? text) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Some logs cut the name at 15 characters.</summary>
    private static string NetBiosName(string name) => name.Length > 15 ? name[..15] : name;

    [GeneratedRegex(@"^[A-Z0-9][A-Z0-9_\-]{0,62}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostName();

    [GeneratedRegex(@"S:B(LD|ld)=(?<build>1[45]\.\d{1,2}\.\d{1,5}\.\d{1,5})(;|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EcpBuild();
}
