using Breakwater.Analysis.Witnesses;
using Breakwater.Evidence;
using Breakwater.Model;

namespace Breakwater.Analysis.Events;

/// <summary>What reading one event log yielded, beside its matches.</summary>
/// <param name="Log">The file.</param>
/// <param name="Channels">Its records by channel.</param>
/// <param name="Computers">Records by the computer that wrote them, upper case and without domain.</param>
/// <param name="Fqdn">The full name of the computer that wrote most, where it is one.</param>
/// <param name="Statements">What it says about the server.</param>
/// <param name="Unread">What of it could not be read.</param>
/// <param name="Eligible">Records that at least one rule was tried on.</param>
/// <param name="IsTruncated">The evidence broke off before its end.</param>
internal sealed record EventLogRead(
    Artefact Log, IReadOnlyList<ChannelTally> Channels, IReadOnlyDictionary<string, long> Computers, string? Fqdn, WitnessStatements Statements,
    IReadOnlyList<UnreadItem> Unread, long Eligible, bool IsTruncated)
{
    /// <summary>Times from which a damaged log lost records; an undamaged one may have been filtered when it was saved.</summary>
    public IReadOnlyList<TimeRange> Lost { get; init; } = [];

    public long Records => Channels.Sum(c => c.Records);
}
