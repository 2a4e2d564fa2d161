namespace Breakwater.Mitigation.Journals;

/// <summary>What the journal says.</summary>
/// <param name="Applied">In the order in which they were applied.</param>
/// <param name="History">One line per finished transaction, oldest first.</param>
/// <param name="Pending">A transaction that did not finish; null when there is none.</param>
public sealed record JournalState(IReadOnlyList<AppliedMitigation> Applied, IReadOnlyList<string> History, PendingChange? Pending)
{
    public static JournalState Empty { get; } = new([], [], null);
}
