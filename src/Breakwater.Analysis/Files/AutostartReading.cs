using Breakwater.Analysis.Witnesses;
using Breakwater.Detection;
using Breakwater.Detection.Autostarts;
using Breakwater.Detection.Hives;
using Breakwater.Evidence;
using Breakwater.IisConfig.Verification;
using Breakwater.Knowledge.Indicators;
using Breakwater.Model;

namespace Breakwater.Analysis.Files;

/// <summary>Reads registry hives, exports of them and task definitions: facts about the server, and what starts by itself.</summary>
internal sealed class AutostartReading(IReadOnlyList<Indicator> indicators, FileReadings readings)
{
    private const int MaxTaskBytes = 4 * 1024 * 1024;
    private const int MaxLineChars = 64 * 1024;
    private const int MaxExportLines = 20_000_000;

    private readonly AutostartDetector _detector = new(indicators);

    /// <summary>Hives need a stream that can seek, so they are read by themselves.</summary>
    public static bool IsHive(Artefact artefact) => artefact.Kind == ArtefactKind.RegistryHive;

    public static bool Takes(Artefact artefact) => artefact.Kind is ArtefactKind.RegistryExport or ArtefactKind.ScheduledTask;

    public void Read(Artefact artefact, Stream stream)
    {
        if (artefact.Kind == ArtefactKind.ScheduledTask)
        {
            ReadTask(artefact, stream);
            return;
        }

        using var lines = new BoundedLineReader(stream, MaxLineChars);
        var registry = RegistryView.OfExport(RegistryExport.Read(lines.Lines(MaxExportLines), out var isWhole));
        Take(artefact, registry, RegistryStates.OfExport(registry, isWhole));
        if (!isWhole)
        {
            readings.Add(new UnreadItem(artefact.Path, FileMessages.RegistryCut(artefact.Path), null));
        }
    }

    public void ReadHive(Artefact artefact, Stream stream)
    {
        var hive = RegistryHive.TryOpen(stream, artefact.Path, out var problem);
        if (hive is null)
        {
            readings.Add(new UnreadItem(artefact.Path, problem ?? "", artefact.LengthBytes));
            return;
        }

        var registry = RegistryView.OfHive(hive.Root);
        Take(artefact, registry, RegistryStates.OfHive(hive, registry));
        if (hive.IsDirty)
        {
            readings.Add(new UnreadItem(artefact.Path, Messages.DirtyHive(artefact.Path), null));
        }

        if (hive.IsExhausted)
        {
            readings.Add(new UnreadItem(artefact.Path, Messages.HiveTooLarge(artefact.Path), null));
        }
    }

    private void Take(Artefact artefact, RegistryView registry, RegistryState state)
    {
        if (!registry.IsKnown)
        {
            readings.Add(new UnreadItem(artefact.Path, Messages.UnknownHive(artefact.Path), artefact.LengthBytes));
            return;
        }

        readings.AddFile(SourceCatalogue.Registry, artefact.Path, artefact.LengthBytes);
        readings.Add(artefact.Path, RegistryWitness.Read(registry, artefact.Path));
        readings.Add(artefact.Path, new ServerObservations { Registry = state });
        Add(artefact, SourceCatalogue.Registry, _detector.Examine(artefact.Path, RegistryAutostarts.Of(registry)).Concat(RegistryTraces.Examine(registry)));
    }

    private void ReadTask(Artefact artefact, Stream stream)
    {
        var content = new byte[Math.Min(artefact.LengthBytes, MaxTaskBytes)];
        var length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        var starts = TaskDefinition.TryRead(artefact.Path, content.AsSpan(0, length), out var problem);
        readings.AddFile(SourceCatalogue.ScheduledTasks, artefact.Path, artefact.LengthBytes);
        if (problem is not null)
        {
            readings.Add(new UnreadItem(artefact.Path, problem, starts is null ? artefact.LengthBytes : null));
        }

        Add(artefact, SourceCatalogue.ScheduledTasks, _detector.Examine(artefact.Path, starts ?? []));
    }

    private void Add(Artefact artefact, string source, IEnumerable<FileTrace> traces)
    {
        foreach (var trace in traces)
        {
            readings.Add(TraceFinding.Of(trace, source, artefact.Path));
        }
    }
}
