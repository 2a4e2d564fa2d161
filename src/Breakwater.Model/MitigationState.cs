namespace Breakwater.Model;

/// <summary>Declared is not present, present is not effective.</summary>
public enum MitigationState
{
    Effective,
    PresentNotEffective,
    Absent,
    Outdated,
    Unknown,
}
