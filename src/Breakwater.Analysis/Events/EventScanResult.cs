using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Witnesses;
using Breakwater.Model;

namespace Breakwater.Analysis.Events;

/// <summary>What all event logs together yielded.</summary>
/// <param name="Computer">The server's name by its event logs; null where there are none.</param>
internal sealed record EventScanResult(
    FindingJoin Join, IReadOnlyList<SourceObservation> Observations, IReadOnlyList<UnreadItem> Unread, WitnessStatements Statements, string? Computer,
    long Dropped, long Bytes, long Records, long DamagedRecords)
{
    /// <summary>Whether a record is the server's own: its computer, where it names one, has the server's name.</summary>
    public bool IsServer(string? computer) => IsServer(computer, Computer);

    public static bool IsServer(string? computer, string? server) =>
        string.IsNullOrEmpty(computer) || server is null || LogWitnesses.NetBiosName(computer).Equals(LogWitnesses.NetBiosName(server), StringComparison.OrdinalIgnoreCase);
}
