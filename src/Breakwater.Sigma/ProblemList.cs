namespace Breakwater.Sigma;

/// <summary>
/// The problems of one file, or between the documents of all files; errors and warnings are bounded each, so that no number of warnings hides an error, and what is
/// over the bounds is counted in a last entry.
/// </summary>
internal sealed class ProblemList(string path)
{
    private readonly List<RuleProblem> _problems = [];
    private int _warnings;
    private RuleProblem? _lastLeft;

    public string Path { get; } = path;

    /// <summary>How many problems so far keep a document from being loaded.</summary>
    public int Fatal { get; private set; }

    /// <summary>Whether a further error is only counted: then its message need not be worked out with care.</summary>
    public bool IsFull => Fatal >= Limits.ProblemsPerFile;

    public void Add(RuleProblem problem)
    {
        var before = problem.Kind == RuleProblemKind.Warning ? _warnings++ : Fatal++;
        if (before < Limits.ProblemsPerFile)
        {
            _problems.Add(problem);
        }
        else
        {
            _lastLeft = problem;
        }
    }

    /// <summary>Those of a file by line.</summary>
    public IReadOnlyList<RuleProblem> ToList() =>
        [.. _problems.OrderBy(problem => problem.Line), .. Left(Messages.MoreProblems)];

    /// <summary>Those between documents as they were found.</summary>
    public IReadOnlyList<RuleProblem> BetweenDocuments() => [.. _problems, .. Left(Messages.MoreBetweenDocuments)];

    private IEnumerable<RuleProblem> Left(Func<string, int, int, bool, RuleProblem> message)
    {
        if (_lastLeft is not null)
        {
            yield return message(_lastLeft.Path, _lastLeft.Line, Fatal + _warnings - _problems.Count, Fatal > Limits.ProblemsPerFile);
        }
    }
}
