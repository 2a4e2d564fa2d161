using Breakwater.Analysis.Witnesses;
using Breakwater.Detection.TransportAgents;
using Breakwater.Evidence;
using Breakwater.Knowledge.Indicators;
using Breakwater.Model;

namespace Breakwater.Analysis.Files;

/// <summary>Reads which agents see every message.</summary>
internal sealed class TransportAgentReading(IReadOnlyList<Indicator> indicators, FileReadings readings)
{
    private const int MaxBytes = 4 * 1024 * 1024;
    private const int MaxFactChars = 300;

    private readonly TransportAgentDetector _detector = new(indicators);

    public static bool Takes(Artefact artefact) => artefact.Kind == ArtefactKind.TransportAgents;

    public void Read(Artefact artefact, Stream stream)
    {
        readings.AddFile(SourceCatalogue.TransportAgents, artefact.Path, artefact.LengthBytes);
        var content = new byte[Math.Clamp(artefact.LengthBytes, 0, MaxBytes)];
        var length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        var agents = AgentsConfiguration.Read(artefact.Path, content.AsSpan(0, length), out var problem);
        if (problem is not null)
        {
            readings.Add(new UnreadItem(artefact.Path, problem, null));
        }

        var statements = new WitnessStatements();
        statements.Facts.AddRange(agents.Where(a => !TransportAgentDetector.IsShipped(a)).Select(a => $"{a.Name}: {a.Assembly}")
            .Where(v => v.Length <= MaxFactChars).Select(v => new ServerFact(FactName.TransportAgent, v, artefact.Path)));
        readings.Add(artefact.Path, statements);
        foreach (var trace in _detector.Examine(artefact.Path, agents))
        {
            readings.Add(TraceFinding.Of(trace, SourceCatalogue.TransportAgents, artefact.Path));
        }
    }
}
