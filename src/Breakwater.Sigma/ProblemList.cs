namespace Breakwater.Sigma;

/// <summary>The problems of one file, bounded; what is over the bound is counted in a last entry.</summary>
internal sealed class ProblemList(string path)
{
    private readonly List<RuleProblem> _problems = [];
    private int _left;
    private int _lastLine = 1;

    public string Path { get; } = path;

    /// <summary>How many problems so far keep a document from being loaded.</summary>
    public int Fatal { get; private set; }

    public void Add(RuleProblem problem)
    {
        Fatal += problem.Kind == RuleProblemKind.Warning ? 0 : 1;
        if (_problems.Count < Limits.ProblemsPerFile)
        {
            _problems.Add(problem);
        }
        else
        {
            _left++;
            _lastLine = problem.Line;
        }
    }

    public IReadOnlyList<RuleProblem> ToList()
    {
        var ordered = _problems.OrderBy(problem => problem.Line).ToList();
        if (_left > 0)
        {
            ordered.Add(Messages.MoreProblems(Path, _lastLine, _left));
        }

        return ordered;
    }
}
