namespace Breakwater.Sigma;

/// <summary>The problems of one file, or between the documents of all files; bounded, and what is over the bound is counted in a last entry.</summary>
internal sealed class ProblemList(string path)
{
    private readonly List<RuleProblem> _problems = [];
    private int _left;
    private RuleProblem? _last;

    public string Path { get; } = path;

    /// <summary>How many problems so far keep a document from being loaded.</summary>
    public int Fatal { get; private set; }

    /// <summary>Whether a further problem is only counted: then its message need not be worked out with care.</summary>
    public bool IsFull => _problems.Count >= Limits.ProblemsPerFile;

    public void Add(RuleProblem problem)
    {
        Fatal += problem.Kind == RuleProblemKind.Warning ? 0 : 1;
        if (!IsFull)
        {
            _problems.Add(problem);
        }
        else
        {
            _left++;
            _last = problem;
        }
    }

    /// <summary>Those of a file by line.</summary>
    public IReadOnlyList<RuleProblem> ToList() =>
        [.. _problems.OrderBy(problem => problem.Line), .. _last is null ? (RuleProblem[])[] : [Messages.MoreProblems(Path, _last.Line, _left)]];

    /// <summary>Those between documents as they were found.</summary>
    public IReadOnlyList<RuleProblem> BetweenDocuments() => [.. _problems, .. _last is null ? (RuleProblem[])[] : [Messages.MoreBetweenDocuments(_last.Path, _last.Line, _left)]];
}
