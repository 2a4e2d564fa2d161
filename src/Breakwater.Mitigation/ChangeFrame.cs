using Breakwater.Mitigation.Journals;

namespace Breakwater.Mitigation;

/// <summary>What every change has in common: an interrupted one is completed first, it is tried before anything is written, and only one runs at a time.</summary>
internal static class ChangeFrame
{
    /// <param name="server">The server to change.</param>
    /// <param name="dryRun">Work everything out and write nothing.</param>
    /// <param name="work">The change, given the journal; told whether it is only tried.</param>
    public static ChangeOutcome Run(MitigationServer server, bool dryRun, Func<JournalState, bool, ChangeOutcome> work)
    {
        if (dryRun)
        {
            return server.Standstill() is { } standstill ? ChangeOutcome.Refused(standstill) : work(server.Journal.Read()!, true);
        }

        var recovered = server.Recover();
        if (recovered is { Done: false })
        {
            return recovered;
        }

        var outcome = Change(server, work);
        return recovered is null ? outcome : outcome with { Messages = [.. recovered.Messages, .. outcome.Messages] };
    }

    private static ChangeOutcome Change(MitigationServer server, Func<JournalState, bool, ChangeOutcome> work)
    {
        // A refusal is found before anything is written, the journal's folder included.
        if (work(server.Journal.Read()!, true) is { Done: false } refused)
        {
            return refused;
        }

        using var turn = Turn.TryTake(server.JournalFolder, out var problem);
        if (turn is null)
        {
            return ChangeOutcome.Refused(problem!);
        }

        // Another run may have come and died since.
        return server.Standstill() is { } standstill ? ChangeOutcome.Refused(standstill) : work(server.Journal.Read()!, false);
    }
}
