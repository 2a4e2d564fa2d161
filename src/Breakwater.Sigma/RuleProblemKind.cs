namespace Breakwater.Sigma;

/// <summary>What a problem means for the document it was found in.</summary>
public enum RuleProblemKind
{
    /// <summary>The document is wrong; its rule is not loaded.</summary>
    Error,

    /// <summary>The document breaks a convention whose meaning is still certain; its rule is loaded.</summary>
    Warning,
}
