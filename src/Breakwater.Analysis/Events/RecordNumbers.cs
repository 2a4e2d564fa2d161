using Breakwater.Model;

namespace Breakwater.Analysis.Events;

/// <summary>
/// The numbers of a log's records with their times. A log that has reached its size goes on at its beginning, so what a damaged one lost may lie between what
/// is left of it; the numbers tell, which a log counts up without a gap.
/// </summary>
internal sealed class RecordNumbers
{
    /// <summary>A log that was made up may count in steps of two: of more runs only the last is kept, and what lies between counts as lost.</summary>
    private const int MostRuns = 1000;

    private readonly List<Run> _runs = [];

    private Run? _run;

    /// <summary>Takes the next record of a chunk.</summary>
    /// <param name="id">Its number in the order in which the log was written.</param>
    /// <param name="utc">When it was written; null where that cannot be trusted.</param>
    public void Take(ulong id, DateTime? utc)
    {
        if (_run is { } run && Follows(run.Last, id))
        {
            _run = run with { Last = id, To = utc ?? run.To };
        }
        else if (utc is { } time && (_run is null || id != _run.Value.Last))
        {
            End();
            _run = new Run(id, id, time, time);
        }
    }

    /// <summary>Adds what the next chunk has.</summary>
    public void Add(RecordNumbers next)
    {
        next.End();
        foreach (var run in next._runs)
        {
            if (_runs.Count > 0 && Follows(_runs[^1].Last, run.First))
            {
                _runs[^1] = _runs[^1] with { Last = run.Last, To = run.To };
            }
            else
            {
                Keep(run);
            }
        }
    }

    /// <summary>The times that lie between records whose numbers do not follow each other.</summary>
    public IReadOnlyList<TimeRange> Lost()
    {
        End();
        var lost = new List<TimeRange>();
        Run? before = null;
        foreach (var run in _runs.OrderBy(r => r.First).ThenBy(r => r.Last))
        {
            if (before is { } earlier && run.First > earlier.Last && !Follows(earlier.Last, run.First) && run.From > earlier.To)
            {
                lost.Add(new TimeRange(earlier.To, run.From));
            }

            before = before is { } longer && longer.Last >= run.Last ? longer : run;
        }

        return lost;
    }

    /// <summary>Numbers are whatever a forged log says, the greatest one too.</summary>
    private static bool Follows(ulong number, ulong next) => next > number && next - number == 1;

    private void End()
    {
        if (_run is { } run)
        {
            Keep(run);
        }

        _run = null;
    }

    private void Keep(Run run)
    {
        if (_runs.Count < MostRuns)
        {
            _runs.Add(run);
        }
        else
        {
            _runs[^1] = run;
        }
    }

    private readonly record struct Run(ulong First, ulong Last, DateTime From, DateTime To);
}
