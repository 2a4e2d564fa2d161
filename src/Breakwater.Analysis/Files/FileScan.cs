using Breakwater.Analysis.Witnesses;
using Breakwater.Detection.Configuration;
using Breakwater.Detection.WebFiles;
using Breakwater.Evidence;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Analysis.Files;

/// <summary>Reads everything that is no text log: witnesses of the server and its configuration first, then the web folders, whose judgement needs the build.</summary>
internal static class FileScan
{
    public static FileScanResult Run(EvidenceSet evidence, Inventory inventory, KnowledgeBase knowledge, string? serverName, int threads, Action<long> bytesRead, CancellationToken ct)
    {
        var readings = new FileReadings();
        var states = new StateReading(serverName, knowledge.Indicators, readings);
        evidence.Read([.. inventory.Files.Where(StateReading.Takes)], threads, (artefact, stream) => states.Read(artefact, new Logs.CountingStream(stream, bytesRead)), ct);
        evidence.ReadSeekable([.. inventory.Files.Where(AutostartReading.IsHive)], threads, (artefact, stream) => states.ReadHive(artefact, stream, bytesRead), ct);
        RansomwareReading.Read(evidence, inventory.Files, threads, readings, ct);
        var statements = readings.Statements();
        statements.Add(ThemeFolders.Read(inventory.Files));

        var configuration = readings.Configuration();
        var backdoors = new BackdoorModules(knowledge.Indicators);
        var build = BuildOf(statements, inventory);
        void ReadWeb(MappedExtensions mapped, Func<Artefact, bool> takes)
        {
            var web = new WebReading(knowledge, build, mapped, inventory.WebFiles, backdoors, readings);
            evidence.Read([.. inventory.Files.Where(takes)], threads, (artefact, stream) => web.Read(artefact, new Logs.CountingStream(stream, bytesRead), () => stream.Failure is null), ct);
        }

        // What a web.config has run as code is known before the other files are judged.
        ReadWeb(MappedExtensions.None, a => a.Kind == ArtefactKind.WebConfig);
        var mapped = MappedExtensions.Of(configuration?.Configuration.Handlers ?? [], readings.WebConfigs());
        ReadWeb(mapped, a => a.Kind != ArtefactKind.WebConfig && WebReading.Takes(a));

        var libraries = readings.Libraries();
        foreach (var trace in readings.WebConfigs().SelectMany(c => ForeignModuleDetector.Examine(c.Key, c.Value.Span, backdoors, libraries)))
        {
            // A library at hand is a web file like any other, so its times are weighed with theirs.
            readings.Add(trace.Fields.ContainsKey("library") ? TraceFinding.Of(trace, SourceCatalogue.WebFiles, trace.Target) : TraceFinding.Of(trace, SourceCatalogue.WebConfig, trace.Fields["configuration"]));
        }

        var files = MitigationReading.Files(configuration, readings.WebConfigs());
        var judged = ConfigurationReading.Of(files, readings.ConfigurationCopies(), readings.SettingsOf, backdoors, statements);
        statements.Add(judged.Statements);
        var state = readings.State() with { ServerName = serverName ?? statements.Facts.Find(f => f.Name == FactName.ServerName)?.Value, Build = build };
        return new FileScanResult(
            [.. readings.Findings(statements.Clock ?? ServerClock.Read(statements.Facts)).Concat(judged.Findings).Order(FindingOrder.Instance)], readings.Observations(), readings.Unread(),
            statements, configuration?.Configuration, [.. judged.Evidence, .. OverrideEvidence.Of(knowledge.Cves, state)],
            MitigationReading.Of(knowledge.Mitigations, files, state), readings.StatedTimes(), mapped, readings.Bytes);
    }

    /// <summary>For the baseline only: the best witness that is at hand before the logs are read.</summary>
    private static ExchangeBuild? BuildOf(WitnessStatements statements, Inventory inventory) => statements.Builds
        .OrderBy(b => b.Kind).ThenByDescending(b => b.Build).Select(b => (ExchangeBuild?)b.Build)
        .Concat(inventory.LogHeads.Select(h => h.Build)).FirstOrDefault(b => b is not null);
}
