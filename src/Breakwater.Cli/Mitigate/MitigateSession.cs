using Breakwater.Knowledge;
using Breakwater.Mitigation;
using Breakwater.Mitigation.Planning;
using Breakwater.Model;

namespace Breakwater.Cli.Mitigate;

/// <summary>One run of a mitigate command on one server: calls the engine, prints, decides the exit code.</summary>
internal sealed class MitigateSession
{
    private readonly MitigationServer _server;
    private readonly MitigationPrinter _printer;
    private readonly ExchangeBuild? _build;

    private MitigateSession(MitigationServer server, bool json, ExchangeBuild? build) =>
        (_server, _printer, _build) = (server, new MitigationPrinter(json, server.Root.Folder, server.JournalFolder), build);

    /// <summary>Null with the reason when the root is no server's.</summary>
    public static MitigateSession? Open(DirectoryInfo root, string? journal, IReadOnlyList<string> exports, ExchangeBuild? build, bool json, out string? problem)
    {
        List<string> unread = [];
        var observed = RootObservations.Of(root.FullName, exports, build, unread);
        foreach (var line in unread)
        {
            Console.Error.WriteLine(line);
        }

        return MitigationServer.Open(root.FullName, journal, KnowledgeBase.Embedded, observed, out problem) is { } server ? new MitigateSession(server, json, observed.Build) : null;
    }

    public int Plan()
    {
        if (_server.Standstill() is { } standstill)
        {
            return _printer.Interrupted(standstill);
        }

        if (!IsReadable())
        {
            return ExitCode.NoInput;
        }

        _printer.Plan(MitigationPlanner.Plan(_server, _build), _build);
        return ExitCode.Done;
    }

    public int Verify(IReadOnlyList<string> ids)
    {
        if (_server.Unknown(ids) is { Count: > 0 } unknown)
        {
            return Usage(unknown);
        }

        if (_server.Standstill() is { } standstill)
        {
            return _printer.Interrupted(standstill);
        }

        if (!IsReadable())
        {
            return ExitCode.NoInput;
        }

        var reports = _server.Verify(ids);
        _printer.Verify(reports);

        // What was asked for by name must work; without names, what is there must.
        var good = reports.All(r => ids.Count > 0 ? r.State == MitigationState.Effective : r.State is not (MitigationState.PresentNotEffective or MitigationState.Outdated));
        return good ? ExitCode.Done : ExitCode.Problems;
    }

    public int Apply(ApplyRequest request, string? package, CancellationToken ct) => Change("apply", request.Ids, request.DryRun, () =>
    {
        string? sealedPackage = null;
        return package is not null && PackageSeal.Name(package, _server, ct, out sealedPackage) is { } refusal
            ? new ChangeOutcome(false, [refusal], [], [])
            : _server.Apply(request with { Package = sealedPackage, Build = _build });
    });

    public int Rollback(IReadOnlyList<string> ids, bool dryRun) => Change("rollback", ids, dryRun, () => _server.Rollback(ids, dryRun, DateTime.UtcNow));

    /// <summary>Before anything else, also before what was asked for is refused, an interrupted transaction is completed.</summary>
    private int Change(string action, IReadOnlyList<string> ids, bool dryRun, Func<ChangeOutcome> change)
    {
        var recovered = dryRun ? null : _server.Recover();
        if (recovered is { Done: false })
        {
            return _printer.Outcome(action, recovered, dryRun);
        }

        IReadOnlyList<string> messages = recovered?.Messages ?? [];
        if (_server.Unknown(ids) is { Count: > 0 } unknown)
        {
            return Usage([.. messages, .. unknown]);
        }

        var outcome = change();
        return _printer.Outcome(action, outcome with { Messages = [.. messages, .. outcome.Messages] }, dryRun);
    }

    /// <summary>A configuration that cannot be read proves nothing good; one that breaks off is read up to there, and said to.</summary>
    private bool IsReadable()
    {
        if (_server.Damage(out var isUsable) is { } damage)
        {
            Console.Error.WriteLine(damage);
        }

        return isUsable;
    }

    private static int Usage(IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        return ExitCode.Usage;
    }
}
