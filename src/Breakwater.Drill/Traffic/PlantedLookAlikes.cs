using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.Scenarios;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Traffic;

/// <summary>Spreads the look-alikes over the time of the logs; each kind occurs at least once.</summary>
internal sealed class PlantedLookAlikes : ITraffic
{
    private readonly LookAlikes _lookAlikes;
    private readonly Queue<(DateTime Time, int Kind)> _schedule;

    public PlantedLookAlikes(DrillRandom random, Organisation organisation, ScenarioPlan plan, int wanted)
    {
        _lookAlikes = new LookAlikes(random, organisation, plan.Server, plan.Collected);
        Planted = Math.Max(wanted, _lookAlikes.Kinds);
        var start = plan.From.AddMinutes(2);
        var minutes = (int)(plan.Collected - start).TotalMinutes - 2;
        _schedule = new Queue<(DateTime, int)>(Enumerable.Range(0, Planted).Select(i => (start.AddMinutes(random.Between(0, minutes)).AddMilliseconds(random.Between(10_000, 59_000)), i)).OrderBy(p => p.Item1));
    }

    public int Planted { get; }

    public void Fill(DateTime hour, List<LogEntry> entries)
    {
        while (_schedule.TryPeek(out var next) && next.Time < hour.AddHours(1))
        {
            _schedule.Dequeue();
            _lookAlikes.Add(next.Kind, next.Time, entries);
        }
    }
}
