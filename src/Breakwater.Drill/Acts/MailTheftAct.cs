using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Acts;

/// <summary>Mail read through the request forgery alone: no session, no file, only EWS calls by the machine for another mailbox.</summary>
internal static class MailTheftAct
{
    private static readonly string[] Steps = ["FindFolder", "FindItem", "GetItem", "GetItem", "FindItem", "GetItem", "GetAttachment", "GetItem", "SyncFolderItems", "GetItem", "GetAttachment", "GetItem"];

    public static List<LogEntry> Run(DrillRandom random, Person victim, Intruder intruder, DateTime start)
    {
        var ssrf = new SsrfRequests(random, intruder);
        var entries = new List<LogEntry>
        {
            ssrf.To("/autodiscover/autodiscover.xml", "", 200, start, new AutodiscoverCall("NT AUTHORITY\\SYSTEM", victim.Smtp), 208),
        };
        var time = start.AddSeconds(3);
        foreach (var step in Steps)
        {
            var items = step is "GetItem" or "GetAttachment" ? random.Between(5, 50) : 0;
            entries.Add(ssrf.To("/EWS/Exchange.asmx", "", 200, time, new EwsCall(step, "NT AUTHORITY\\SYSTEM", victim.Smtp, items), random.Between(90, 900)));
            time = time.AddMilliseconds(random.Between(1200, 9000));
        }

        return entries;
    }
}
