namespace Breakwater.Model;

/// <summary>Verdict states in ascending order of severity, so that the worst is the maximum.</summary>
public enum VerdictState
{
    NotFound,
    CannotExclude,
    Targeted,
    Suspected,
    Compromised,
}
