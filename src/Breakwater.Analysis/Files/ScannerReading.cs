using Breakwater.Analysis.Witnesses;
using Breakwater.Detection;
using Breakwater.Detection.ScannerHistory;
using Breakwater.Evidence;
using Breakwater.Model;

namespace Breakwater.Analysis.Files;

/// <summary>Reads what virus scanners and Microsoft's response scripts left: their history, their logs, their reports.</summary>
internal sealed class ScannerReading(FileReadings readings)
{
    private const int MaxFileBytes = 16 * 1024 * 1024;
    private const int MaxLineChars = 16 * 1024;
    private const int MaxLines = 20_000_000;

    public static bool Takes(Artefact artefact) => artefact.Kind is ArtefactKind.ScannerHistory or ArtefactKind.ScannerLog or ArtefactKind.ScannerReport;

    public void Read(Artefact artefact, Stream stream)
    {
        readings.AddFile(SourceCatalogue.ScannerHistory, artefact.Path, artefact.LengthBytes);
        if (artefact.Kind == ArtefactKind.ScannerHistory)
        {
            var content = new byte[Math.Clamp(artefact.LengthBytes, 0, MaxFileBytes)];
            var length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            Add(artefact, DetectionHistoryFile.Read(content.AsSpan(0, length), out var isWhole));
            if (!isWhole)
            {
                readings.Add(new UnreadItem(artefact.Path, Messages.CutHistory(artefact.Path), null));
            }

            return;
        }

        using var reader = new BoundedLineReader(stream, MaxLineChars);
        if (artefact.Kind == ArtefactKind.ScannerLog)
        {
            Add(artefact, ProtectionLog.Read(reader.Lines(MaxLines)));
        }
        else if (ScannerReport.Examine(artefact.Path, reader.Lines(MaxLines)) is { } trace)
        {
            readings.Add(TraceFinding.Of(trace, SourceCatalogue.ScannerHistory, artefact.Path));
        }
    }

    private void Add(Artefact artefact, IReadOnlyList<ScannerDetection> detections)
    {
        var statements = new WitnessStatements();
        foreach (var trace in ScannerHistoryDetector.Examine(detections))
        {
            readings.Add(TraceFinding.Of(trace, SourceCatalogue.ScannerHistory, artefact.Path));
            if (trace.Confidence == Confidence.High && trace.Fields.TryGetValue("removedBy", out var remover))
            {
                statements.Facts.Add(new ServerFact(FactName.RemovedTrace, $"{trace.Target}: {trace.Fields["action"]} by {remover}{(trace.Time is { } time ? $" at {time}" : "")}", artefact.Path));
            }
        }

        readings.Add(artefact.Path, statements);
    }
}
