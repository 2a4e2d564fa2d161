namespace Breakwater.Sigma;

/// <summary>How much a match of the rule matters, in rising order.</summary>
public enum RuleLevel
{
    Unspecified,
    Informational,
    Low,
    Medium,
    High,
    Critical,
}
