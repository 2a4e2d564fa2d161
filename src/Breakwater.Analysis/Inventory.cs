using Breakwater.Analysis.Logs;
using Breakwater.Evidence;
using Breakwater.IisConfig;
using Breakwater.Model;
using Breakwater.TextLogs;

namespace Breakwater.Analysis;

/// <summary>The recognised files by what reads them; what nothing reads yet is named.</summary>
internal sealed class Inventory
{
    private readonly IReadOnlyList<(Artefact Artefact, LogFacts Facts)> _logs;
    private readonly int _own;
    private readonly Lazy<IReadOnlyList<LogFile>> _byPortsOnly;

    private Inventory(IReadOnlyList<(Artefact Artefact, LogFacts Facts)> logs, IReadOnlyList<Artefact> events, IReadOnlyList<Artefact> files, IReadOnlyList<UnreadItem> unread, int own)
    {
        _logs = logs;
        _own = own;
        LogHeads = [.. logs.Select(l => l.Facts)];
        _byPortsOnly = new(() => AssignSources(null));
        Events = events;
        Files = files;
        Unread = unread;
    }

    /// <summary>Text logs, their IIS sites told by ports and default numbers only.</summary>
    public IReadOnlyList<LogFile> Logs => _byPortsOnly.Value;

    /// <summary>What the heads of the text logs say.</summary>
    public IReadOnlyList<LogFacts> LogHeads { get; }

    /// <summary>Windows event logs.</summary>
    public IReadOnlyList<Artefact> Events { get; }

    /// <summary>Logs of plain messages, where they were asked for.</summary>
    public IReadOnlyList<Artefact> MessageLogs { get; private init; } = [];

    /// <summary>Recognised files that are no logs.</summary>
    public IReadOnlyList<Artefact> Files { get; }

    /// <summary>Where the files of the web folders lay on the server.</summary>
    public IReadOnlyList<string> WebFiles => [.. Files.Where(f => f.Kind is ArtefactKind.WebFile or ArtefactKind.WebConfig).Select(f => f.Path)];

    /// <summary>Where files lay that say nothing by themselves, such as pictures.</summary>
    public IReadOnlyList<string> OtherFiles { get; private init; } = [];

    public IReadOnlyList<UnreadItem> Unread { get; }

    /// <summary>True when nothing is there that says anything; what Breakwater wrote does not.</summary>
    public bool IsEmpty => _logs.Count == 0 && Events.Count == 0 && Files.Count == 0 && Unread.Count == _own;

    public long BytesTotal => _logs.Sum(l => l.Artefact.LengthBytes) + Events.Concat(MessageLogs).Concat(Files).Sum(f => f.LengthBytes);

    /// <summary>How evidence is opened so that <see cref="Of"/> finds what the heads of its logs say.</summary>
    public static EvidenceOptions Options(string? password, int threads, IReadOnlyList<OwnFile> ownFiles) =>
        new() { Password = password, Threads = threads, OwnFiles = ownFiles, HeadReader = FactsOf };

    /// <param name="artefacts">Everything recognised, opened with <see cref="Options"/>.</param>
    public static Inventory Of(IReadOnlyList<Artefact> artefacts)
    {
        var logs = new List<(Artefact, LogFacts)>();
        var events = new List<Artefact>();
        var messages = new List<Artefact>();
        var files = new List<Artefact>();
        var others = new List<string>();
        var unread = new List<UnreadItem>();
        foreach (var artefact in artefacts)
        {
            switch (artefact.Kind)
            {
                case ArtefactKind.TextLog when artefact.HeadReading is LogFacts facts:
                    logs.Add((artefact, facts));
                    break;
                case ArtefactKind.TextLog:
                    unread.Add(new UnreadItem(artefact.Path, "INV001 a text log of a format that this version does not read; skipped", artefact.LengthBytes));
                    break;
                case ArtefactKind.EventLog:
                    events.Add(artefact);
                    break;
                case ArtefactKind.MessageLog:
                    messages.Add(artefact);
                    break;
                case ArtefactKind.EseDatabase:
                    unread.Add(new UnreadItem(artefact.Path, "INV002 ESE database: recognised, but this version does not read it; skipped", artefact.LengthBytes));
                    break;
                case ArtefactKind.OwnOutput:
                    unread.Add(new UnreadItem(artefact.Path, "INV003 written by Breakwater itself: it quotes what was found elsewhere and is no evidence; left out", artefact.LengthBytes));
                    break;
                case ArtefactKind.Other:
                    others.Add(artefact.Path);
                    break;
                case ArtefactKind.Manifest:
                    break;
                default:
                    files.Add(artefact);
                    break;
            }
        }

        return new Inventory(logs, events, files, unread, artefacts.Count(a => a.Kind == ArtefactKind.OwnOutput)) { MessageLogs = messages, OtherFiles = others };
    }

    public IReadOnlyList<LogFile> AssignSources(IisConfiguration? configuration)
    {
        var assignment = new LogSourceAssignment(SiteSources.Of(configuration));
        return [.. _logs.Select(l => new LogFile(l.Artefact, l.Facts, assignment.SourceOf(l.Facts, l.Artefact.Path, l.Artefact.SourceHint)))];
    }

    private static LogFacts? FactsOf(ReadOnlySpan<byte> head)
    {
        if (!LogRecognition.TryRecognise(head, out var log) || !log.IsSupported)
        {
            return null;
        }

        var facts = LogFacts.Of(log);
        return HealthChecks.MayBeIn(log, facts) ? facts with { HealthChecks = HealthChecks.In(log, head) } : facts;
    }
}
