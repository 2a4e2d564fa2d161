namespace Breakwater.IisConfig.Rewriting;

/// <summary>What becomes of a request or response.</summary>
public enum RewriteOutcomeKind
{
    /// <summary>No rule changed it.</summary>
    Passed,

    /// <summary>The connection is reset.</summary>
    Aborted,

    /// <summary>A rule answered in place of the application.</summary>
    Answered,

    Redirected,

    /// <summary>It goes on with another URL, or the response with another header.</summary>
    Rewritten,

    /// <summary>IIS cannot use the configuration and answers 500 to everything.</summary>
    Failed,

    /// <summary>It depends on what no table can say, or a pattern used up its time.</summary>
    Undecided,
}
