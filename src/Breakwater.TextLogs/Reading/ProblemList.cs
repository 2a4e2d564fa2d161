namespace Breakwater.TextLogs.Reading;

/// <summary>Problems up to a limit; the others are counted.</summary>
internal sealed class ProblemList
{
    private readonly List<LogProblem> _listed = [];
    private readonly int _limit;

    public ProblemList(int limit)
    {
        _limit = limit;
    }

    public IReadOnlyList<LogProblem> Listed => _listed;

    public long Unlisted { get; private set; }

    public void Add(LogProblem problem)
    {
        if (_listed.Count < _limit)
        {
            _listed.Add(problem);
        }
        else
        {
            Unlisted++;
        }
    }
}
