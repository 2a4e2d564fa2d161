using Breakwater.Evidence;
using Breakwater.Model;

namespace Breakwater.Analysis.Events;

/// <summary>What reading one event log yielded, beside its matches.</summary>
/// <param name="Log">The file.</param>
/// <param name="Computers">Its records by the computer that wrote them, upper case and without domain.</param>
/// <param name="Unread">What of it could not be read.</param>
/// <param name="Eligible">Records that at least one rule was tried on.</param>
/// <param name="IsTruncated">The evidence broke off before its end.</param>
internal sealed record EventLogRead(
    Artefact Log, IReadOnlyDictionary<string, ComputerRead> Computers, IReadOnlyList<UnreadItem> Unread, long Eligible, bool IsTruncated)
{
    /// <summary>Times from which a damaged log lost records; an undamaged one may have been filtered when it was saved.</summary>
    public IReadOnlyList<TimeRange> Lost { get; init; } = [];

    public long Records => Computers.Values.Sum(c => c.Records);

    public long Damaged => Computers.Values.Sum(c => c.Channels.Values.Sum(t => t.Damaged));
}
