namespace Breakwater.Sigma;

/// <summary>What bounds a hostile rule file; SigmaHQ's largest rule stays below a hundredth of each.</summary>
internal static class Limits
{
    public const int FileChars = 16 * 1024 * 1024;
    public const int NodesPerFile = 1_000_000;
    public const int Depth = 32;
    public const int KeysSpelled = 1_000;
    public const int DocumentsPerFile = 10_000;
    public const int ProblemsPerFile = 1_000;
    public const int ConditionChars = 16 * 1024;
    public const int ConditionDepth = 64;

    /// <summary>Bounds `1 of them or 1 of them or ...`, where each term stands for the whole detection.</summary>
    public const int ConditionReferences = 100_000;

    /// <summary>One bit each of a word says which rules an event matched.</summary>
    public const int RulesPerCorrelation = 64;

    public const int CorrelationDepth = 32;

    /// <summary>Bounds chains in which each correlation names the two below it, where the ways to a rule double at every step.</summary>
    public const int CorrelationFeeds = 1_000;

    /// <summary>Characters that `expand`, `windash` and encodings make of the values of one rule: a hundred thousand texts of twenty-four.</summary>
    public const int ExpandedCharsPerRule = 4_000_000;

    public const int ExpandedCharsPerFile = 16_000_000;

    public const int ExpandedCharsPerRun = 64_000_000;

    /// <summary>What each of those texts counts beside its own characters, since it takes memory however short it is.</summary>
    public const int CharsPerExpandedText = 16;

    /// <summary>A rule with more alternatives than this is cheaper to ask with its own index than to put into the common one.</summary>
    public const int TriggersPerRule = 500;

    /// <summary>Characters of all triggers of an index; the rules beyond are asked on every record.</summary>
    public const int TriggerCharsPerIndex = 400_000;

    /// <summary>Triggers are cut to so many characters: what else a rule asks is looked at anyway.</summary>
    public const int TriggerChars = 12;

    public const int TriggerStartChars = 40;

    /// <summary>What callers search for before they look at records: the beginning of a text tells enough.</summary>
    public const int SearchedTextChars = 64;

    /// <summary>Shorter ones occur in the bytes of most chunks.</summary>
    public const int SearchedTextMinChars = 4;

    public const int RegexChars = 8 * 1024;

    /// <summary>A pattern that would unroll to more positions than this goes to the backtracking engine, which does not unroll.</summary>
    public const int RegexPositions = 2_000;

    /// <summary>After so many records on which its regular expression ran out of time, a rule is switched off and says so.</summary>
    public const int RegexTimeoutsPerRule = 20;

    public static readonly TimeSpan RegexTime = TimeSpan.FromMilliseconds(50);
}
