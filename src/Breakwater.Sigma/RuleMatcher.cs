namespace Breakwater.Sigma;

/// <summary>Matches records against the rules of one source; not thread-safe, one per thread.</summary>
public sealed class RuleMatcher
{
    internal RuleMatcher(IReadOnlyList<SigmaRule> rules)
    {
        Rules = rules;
    }

    /// <summary>The rules it tries, in the order in which hits are added.</summary>
    public IReadOnlyList<SigmaRule> Rules { get; }

    /// <summary>The rules that could not be decided on some record because a regular expression ran out of time.</summary>
    public IReadOnlyList<UndecidedRule> Undecided { get; } = [];

    /// <summary>Texts of which at least one occurs, ignoring case, in a value of every record that any of its rules matches; null when there is no such set.</summary>
    public IReadOnlyList<string>? MandatoryLiterals { get; }

    /// <summary>Adds the rules that match the record to <paramref name="hits"/>, which it does not clear.</summary>
    public void Match<TView>(ref readonly TView view, List<SigmaRule> hits)
        where TView : IFieldView, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(hits);
        hits.EnsureCapacity(Rules.Count);
    }
}
