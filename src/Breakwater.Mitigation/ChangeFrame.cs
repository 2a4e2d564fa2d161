using Breakwater.Mitigation.Journals;

namespace Breakwater.Mitigation;

/// <summary>What every change has in common: it is tried before anything is written, only one runs at a time, and one that was interrupted is completed first.</summary>
internal static class ChangeFrame
{
    /// <param name="server">The server to change.</param>
    /// <param name="dryRun">Work everything out and write nothing.</param>
    /// <param name="work">The change, given the journal; told whether it is only tried.</param>
    public static ChangeOutcome Run(MitigationServer server, bool dryRun, Func<JournalState, bool, ChangeOutcome> work)
    {
        var standstill = server.Standstill();
        if (dryRun)
        {
            return standstill is not null ? ChangeOutcome.Refused(standstill) : work(server.Journal.Read()!, true);
        }

        // A refusal is found before anything is written, the journal's folder included.
        if (standstill is null && work(server.Journal.Read()!, true) is { Done: false } refused)
        {
            return refused;
        }

        using var turn = Turn.TryTake(server.JournalFolder);
        if (turn is null)
        {
            return ChangeOutcome.Refused(Messages.Busy(server.JournalFolder));
        }

        var repaired = server.Repair(out var stopped);
        if (stopped)
        {
            return ChangeOutcome.Refused(repaired!);
        }

        var outcome = work(server.Journal.Read()!, false);
        return repaired is null ? outcome : outcome with { Messages = [repaired, .. outcome.Messages] };
    }
}
