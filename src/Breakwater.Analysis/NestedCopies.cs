using Breakwater.Analysis.Logs;
using Breakwater.Analysis.Witnesses;
using Breakwater.Evidence;
using Breakwater.Evtx;
using Breakwater.Model;

namespace Breakwater.Analysis;

/// <summary>
/// Leaves out what lies inside a server's drives and is another server's: a package or a folder that an administrator put there. Else its setup log, its configuration and its events
/// would be read as this server's. What names no server, or this one too, is kept.
/// </summary>
internal static class NestedCopies
{
    /// <summary>A copy has more event logs than need to be asked for its name.</summary>
    private const int MostEventLogs = 8;

    public static IReadOnlyList<Artefact> LeaveOut(EvidenceSet evidence, ICollection<UnreadItem> unread, CancellationToken ct)
    {
        var copies = evidence.Artefacts.Select(a => (Artefact: a, Root: a.NestedIn)).Where(a => a.Root is not null).GroupBy(a => a.Root!, a => a.Artefact, StringComparer.Ordinal).ToList();
        if (copies.Count == 0)
        {
            return evidence.Artefacts;
        }

        var inside = copies.SelectMany(c => c).ToHashSet();
        var own = Names(evidence, [.. evidence.Artefacts.Where(a => !inside.Contains(a))], ct);
        var left = new HashSet<Artefact>();
        foreach (var copy in copies.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            var names = Names(evidence, [.. copy], ct);
            if (own.Count > 0 && names.Count > 0 && !names.Overlaps(own))
            {
                left.UnionWith(copy);
                unread.Add(new UnreadItem(copy.Key, OtherServer(copy.Count(), names, own), copy.Sum(a => a.LengthBytes)));
            }
        }

        return [.. evidence.Artefacts.Where(a => !left.Contains(a))];
    }

    /// <summary>By the logs; only where none names its writer, by the first event of the event logs.</summary>
    private static HashSet<string> Names(EvidenceSet evidence, IReadOnlyList<Artefact> artefacts, CancellationToken ct)
    {
        var names = artefacts.Select(a => (a.HeadReading as LogFacts)?.Writer).OfType<string>().Select(LogWitnesses.NetBiosName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Count == 0)
        {
            evidence.Read([.. artefacts.Where(a => a.Kind == ArtefactKind.EventLog).Take(MostEventLogs)], threads: 1, (_, stream) =>
            {
                using var log = EvtxFile.Open(stream);
                foreach (var record in log.Records())
                {
                    if (record.Computer.Length > 0)
                    {
                        names.Add(LogWitnesses.NetBiosName(record.Computer.ToString().Split('.')[0]));
                        return;
                    }
                }
            }, ct);
        }

        return names;
    }

    private static string OtherServer(int files, HashSet<string> names, HashSet<string> own) =>
        $"INV004 {files} files here are a copy of another server ({string.Join(", ", names.Order(StringComparer.OrdinalIgnoreCase).Take(5))}) inside the evidence of {string.Join(", ", own.Order(StringComparer.OrdinalIgnoreCase).Take(5))}; left out, assess them on their own";
}
