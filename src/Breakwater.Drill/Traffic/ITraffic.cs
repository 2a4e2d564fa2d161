using Breakwater.Drill.Logs;

namespace Breakwater.Drill.Traffic;

/// <summary>Something that makes records: adds those of one hour, in any order.</summary>
internal interface ITraffic
{
    void Fill(DateTime hour, List<LogEntry> entries);
}
