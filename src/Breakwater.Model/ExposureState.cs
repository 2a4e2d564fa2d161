namespace Breakwater.Model;

/// <summary>Exposure of the server, worst first.</summary>
public enum ExposureState
{
    Vulnerable,
    Mitigated,
    Outdated,
    Unknown,
    Patched,
}
