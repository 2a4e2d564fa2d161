using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;

namespace Breakwater.Drill.Acts;

/// <summary>Requests of a shell: only POST, no referer, no session around them, answered 200.</summary>
internal static class ShellUseAct
{
    public static List<LogEntry> Run(DrillRandom random, Intruder intruder, DateTime start, int calls)
    {
        var entries = new List<LogEntry>();
        var time = start;
        for (var i = 0; i < calls; i++)
        {
            entries.Add(new WebRequest
            {
                Time = time,
                Id = random.NextGuid(),
                Protocol = "",
                Method = "POST",
                Stem = intruder.ShellUrl,
                Agent = intruder.ShellAgent,
                Client = intruder.Addresses[i % intruder.Addresses.Count],
                Status = 200,
                InHttpProxy = false,
                RequestBytes = random.Between(300, 900),
                ResponseBytes = random.Between(60, 9000),
                Milliseconds = i == 0 ? 2870 : random.Between(12, 640),
            });
            time = time.AddSeconds(random.Between(4, 240));
        }

        return entries;
    }
}
