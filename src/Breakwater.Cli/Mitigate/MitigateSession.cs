using Breakwater.Analysis.Witnesses;
using Breakwater.IisConfig;
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

    private MitigateSession(MitigationServer server, bool json) => (_server, _printer) = (server, new MitigationPrinter(json, server.Root.Folder, server.JournalFolder));

    public static MitigateSession? Open(DirectoryInfo root, string? journal, bool json, out string? problem) =>
        MitigationServer.Open(root.FullName, journal, KnowledgeBase.Embedded, LiveRegistry.Observe(root.FullName), out problem) is { } server ? new MitigateSession(server, json) : null;

    public int Plan(ExchangeBuild? build)
    {
        if (_server.Standstill() is { } standstill)
        {
            return _printer.Interrupted(standstill);
        }

        _printer.Plan(MitigationPlanner.Plan(_server, build ?? InstalledBuild()), build ?? InstalledBuild());
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

        var reports = _server.Verify(ids);
        _printer.Verify(reports);

        // What was asked for by name must work; without names, what is there must.
        var good = reports.All(r => ids.Count > 0 ? r.State == MitigationState.Effective : r.State is not (MitigationState.PresentNotEffective or MitigationState.Outdated));
        return good ? ExitCode.Done : ExitCode.Problems;
    }

    public int Apply(ApplyRequest request, FileInfo? package)
    {
        if (_server.Unknown(request.Ids) is { Count: > 0 } unknown)
        {
            return Usage(unknown);
        }

        string? sealedPackage = null;
        if (package is not null && SealedPackage.Name(package, out sealedPackage) is { } refusal)
        {
            return _printer.Outcome("apply", new ChangeOutcome(false, [refusal], [], []), request.DryRun);
        }

        return _printer.Outcome("apply", _server.Apply(request with { Package = sealedPackage, Build = request.Build ?? InstalledBuild() }), request.DryRun);
    }

    public int Rollback(IReadOnlyList<string> ids, bool dryRun) => _server.Unknown(ids) is { Count: > 0 } unknown ? Usage(unknown)
        : _printer.Outcome("rollback", _server.Rollback(ids, dryRun, DateTime.UtcNow), dryRun);

    private static int Usage(IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        return ExitCode.Usage;
    }

    /// <summary>The version of ExSetup.exe; null when it is not below the root.</summary>
    private ExchangeBuild? InstalledBuild()
    {
        var host = _server.Root.Resolve(Breakwater.Mitigation.Files.ServerRoot.HostPath);
        if (host is null)
        {
            return null;
        }

        using var stream = File.OpenRead(host);
        var install = IisConfiguration.TryRead(stream, host, out var configuration, out _) ? configuration!.ExchangeInstallPath : null;
        var setup = _server.Root.Resolve((install ?? @"C:\Program Files\Microsoft\Exchange Server\V15\") + @"Bin\ExSetup.exe");
        if (setup is null || !File.Exists(setup))
        {
            return null;
        }

        using var binary = File.OpenRead(setup);
        return BinaryVersionReader.TryRead(binary);
    }
}
