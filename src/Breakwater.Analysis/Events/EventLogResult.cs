using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Witnesses;
using Breakwater.Evidence;
using Breakwater.Model;

namespace Breakwater.Analysis.Events;

/// <summary>What one event log yielded.</summary>
/// <param name="Log">The file.</param>
/// <param name="Channels">Its records by channel.</param>
/// <param name="Computers">Records by the computer that wrote them, upper case and without domain.</param>
/// <param name="Fqdn">The full name of the computer that wrote most, where it is one.</param>
/// <param name="Findings">Kept findings.</param>
/// <param name="Dropped">Matches beyond the limit: counted, not kept.</param>
/// <param name="Statements">What it says about the server.</param>
/// <param name="Unread">What of it could not be read.</param>
/// <param name="IsTruncated">The evidence broke off before its end.</param>
internal sealed record EventLogResult(
    Artefact Log, IReadOnlyList<ChannelTally> Channels, IReadOnlyDictionary<string, long> Computers, string? Fqdn, IReadOnlyList<KeptFinding> Findings, long Dropped,
    WitnessStatements Statements, IReadOnlyList<UnreadItem> Unread, bool IsTruncated)
{
    public long Records => Channels.Sum(c => c.Records);
}
