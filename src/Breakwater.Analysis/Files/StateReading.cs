using Breakwater.Evidence;
using Breakwater.Knowledge.Indicators;

namespace Breakwater.Analysis.Files;

/// <summary>Reads the files that show a state of the server, each by its kind, in one walk through the evidence.</summary>
internal sealed class StateReading(string? serverName, IReadOnlyList<Indicator> indicators, FileReadings readings)
{
    private readonly WitnessReading _witnesses = new(serverName, readings);
    private readonly AutostartReading _autostarts = new(indicators, readings);
    private readonly TransportAgentReading _agents = new(indicators, readings);
    private readonly ScannerReading _scanners = new(readings);
    private readonly CommandHistoryReading _commands = new(readings);

    public static bool Takes(Artefact artefact) =>
        WitnessReading.Takes(artefact) || AutostartReading.Takes(artefact) || TransportAgentReading.Takes(artefact) || ScannerReading.Takes(artefact) || CommandHistoryReading.Takes(artefact);

    public void Read(Artefact artefact, Stream stream)
    {
        if (AutostartReading.Takes(artefact))
        {
            _autostarts.Read(artefact, stream);
        }
        else if (TransportAgentReading.Takes(artefact))
        {
            _agents.Read(artefact, stream);
        }
        else if (ScannerReading.Takes(artefact))
        {
            _scanners.Read(artefact, stream);
        }
        else if (CommandHistoryReading.Takes(artefact))
        {
            _commands.Read(artefact, stream);
        }
        else
        {
            _witnesses.Read(artefact, stream);
        }
    }

    /// <param name="artefact">A hive.</param>
    /// <param name="stream">Its bytes; must be able to seek.</param>
    /// <param name="bytesRead">Told the size at the end: a hive is entered here and there, not read through.</param>
    public void ReadHive(Artefact artefact, Stream stream, Action<long> bytesRead)
    {
        _autostarts.ReadHive(artefact, stream);
        bytesRead(artefact.LengthBytes);
    }
}
