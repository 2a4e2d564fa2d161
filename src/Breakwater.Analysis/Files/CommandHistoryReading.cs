using Breakwater.Analysis.Witnesses;
using Breakwater.Detection.ConsoleHistory;
using Breakwater.Evidence;
using Breakwater.Model;

namespace Breakwater.Analysis.Files;

/// <summary>Reads the commands that somebody typed on the server.</summary>
internal sealed class CommandHistoryReading(FileReadings readings)
{
    private const int MaxLineChars = 16 * 1024;
    private const int MaxLines = 1_000_000;

    public static bool Takes(Artefact artefact) => artefact.Kind == ArtefactKind.CommandHistory;

    public void Read(Artefact artefact, Stream stream)
    {
        readings.AddFile(SourceCatalogue.CommandHistory, artefact.Path, artefact.LengthBytes);
        using var reader = new BoundedLineReader(stream, MaxLineChars);
        foreach (var trace in CommandHistory.Examine(artefact.Path, reader.Lines(MaxLines)))
        {
            readings.Add(TraceFinding.Of(trace, SourceCatalogue.CommandHistory, artefact.Path));
        }
    }
}
