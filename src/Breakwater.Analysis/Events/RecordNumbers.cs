using Breakwater.Model;

namespace Breakwater.Analysis.Events;

/// <summary>
/// The numbers of a log's records with their times. A log that has reached its size goes on at its beginning, so what a damaged one lost may lie between what
/// is left of it; the numbers tell, which a log counts up without a gap.
/// </summary>
internal sealed class RecordNumbers
{
    private readonly List<Run> _runs = [];

    private Run? _run;

    /// <summary>Takes the next record of a chunk; one without a time tells nothing.</summary>
    public void Take(ulong id, DateTime? utc)
    {
        if (utc is not { } time)
        {
            return;
        }

        if (_run is { } run && Follows(run.Last, id))
        {
            _run = run with { Last = id, To = time };
        }
        else if (_run is null || id != _run.Value.Last)
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
                _runs.Add(run);
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
            _runs.Add(run);
        }

        _run = null;
    }

    private readonly record struct Run(ulong First, ulong Last, DateTime From, DateTime To);
}
