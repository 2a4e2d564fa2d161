namespace Breakwater.Sigma;

/// <summary>How mature its author says the rule is.</summary>
public enum RuleStatus
{
    Unspecified,
    Stable,
    Test,
    Experimental,
    Deprecated,
    Unsupported,
}
