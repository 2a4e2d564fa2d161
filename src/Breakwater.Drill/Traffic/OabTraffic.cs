using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Traffic;

/// <summary>The offline address book is generated every few hours; a failed download inside its own folder is ordinary.</summary>
internal sealed class OabTraffic(DrillRandom random, ServerProfile server, DateTime start) : ITraffic
{
    private readonly Guid _book = random.NextGuid();
    private bool _started;

    public void Fill(DateTime hour, List<LogEntry> entries)
    {
        if (_started && hour.Hour % 4 != 1)
        {
            return;
        }

        var time = _started ? hour.AddMinutes(5) : start.AddSeconds(75);
        _started = true;
        var trace = random.NextGuid();
        Add(time, trace, "Starting generation of offline address book 'Default Offline Address Book'", "Information", entries);
        if (random.Chance(0.15))
        {
            var name = "LZX" + random.Letters(8, "abcdefghijklmnopqrstuvwxyz0123456789") + ".tmp";
            Add(time.AddSeconds(9), trace, $"Download failed and temporary file '{server.InstallPath}ClientAccess\\OAB\\Temp\\{name}' needs to be removed", "Error", entries);
        }

        Add(time.AddSeconds(41), trace, "Generation of offline address book finished, 6 files published", "Information", entries);
    }

    private void Add(DateTime time, Guid trace, string message, string type, List<LogEntry> entries) =>
        entries.Add(new OabMessage { Time = time, RecordType = type, Trace = trace, AddressBook = _book, Message = message });
}
