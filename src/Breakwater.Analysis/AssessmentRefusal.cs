namespace Breakwater.Analysis;

/// <summary>Why there is no assessment.</summary>
public enum AssessmentRefusal
{
    /// <summary>The input is missing, unreadable, or nothing in it was recognised.</summary>
    NothingToAssess,

    /// <summary>Witnesses name several servers but one request is one server.</summary>
    SeveralServers,

    /// <summary>A rule that the user gave does not load.</summary>
    BrokenRules,

    /// <summary>YARA rules were given but no libyara is installed.</summary>
    NoYara,
}
