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
    private const int MaxToolLines = 1_000;

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
        else if (ScannerReport.IsToolLog(artefact.Path))
        {
            ReadTool(artefact, reader);
        }
        else if (ScannerReport.Examine(artefact.Path, reader.Lines(MaxLines)) is { } trace)
        {
            readings.Add(TraceFinding.Of(trace, SourceCatalogue.ScannerHistory, artefact.Path));
        }
    }

    /// <summary>The tool's own text is no evidence that its mitigation is there or works; that it ran is.</summary>
    private void ReadTool(Artefact artefact, BoundedLineReader reader)
    {
        var statements = new WitnessStatements();
        if (ScannerReport.ToolRun(reader.Lines(MaxToolLines)) is { } run)
        {
            statements.Facts.Add(new ServerFact(FactName.ResponseTool, run, artefact.Path));
        }

        readings.Add(artefact.Path, statements);
    }

    private void Add(Artefact artefact, IReadOnlyList<ScannerDetection> detections)
    {
        foreach (var trace in ScannerHistoryDetector.Examine(detections))
        {
            readings.Add(TraceFinding.Of(trace, SourceCatalogue.ScannerHistory, artefact.Path));
        }
    }
}
