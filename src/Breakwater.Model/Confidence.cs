namespace Breakwater.Model;

/// <summary>How well the trace separates an attack from normal use.</summary>
public enum Confidence
{
    Low,
    Medium,
    High,
}
