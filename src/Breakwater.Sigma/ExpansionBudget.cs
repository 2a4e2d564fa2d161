using System.Diagnostics.CodeAnalysis;

namespace Breakwater.Sigma;

/// <summary>
/// What `expand`, `windash` and encodings may make of the values of a rule, of its file and of all files together: a few lines can stand for billions of texts.
/// One for all calls of <see cref="RuleParser.Parse"/> of a run, which several threads may share, bounds the whole run.
/// </summary>
public sealed class ExpansionBudget
{
    private readonly int _chars;
    private readonly ExpansionBudget? _wider;
    private long _left;
    private volatile bool _isExceeded;

    /// <summary>The budget of one run.</summary>
    public ExpansionBudget()
        : this("all files", Limits.ExpandedCharsPerRun, null)
    {
    }

    private ExpansionBudget(string of, int chars, ExpansionBudget? wider)
    {
        Of = of;
        _chars = chars;
        _left = chars;
        _wider = wider;
    }

    /// <summary>Whether a rule was refused by it. Which one it was depends on the order of the calls.</summary>
    public bool IsExceeded => _isExceeded;

    /// <summary>What the budget is for, to follow "the values of".</summary>
    internal string Of { get; }

    internal int Chars => _chars;

    internal ExpansionBudget ForFile() => new("a file", Limits.ExpandedCharsPerFile, this);

    internal ExpansionBudget ForRule() => new("a rule", Limits.ExpandedCharsPerRule, this);

    /// <summary>Takes room for texts of so many characters together, from the wider budgets too; false with the one that has too little left.</summary>
    internal bool TryTake(long texts, long chars, [NotNullWhen(false)] out ExpansionBudget? full)
    {
        full = null;
        var cost = chars + (texts * Limits.CharsPerExpandedText);
        if (Interlocked.Add(ref _left, -cost) < 0)
        {
            Interlocked.Add(ref _left, cost);
            full = this;
        }
        else
        {
            _wider?.TryTake(texts, chars, out full);
        }

        _isExceeded |= full is not null;
        return full is null;
    }
}
