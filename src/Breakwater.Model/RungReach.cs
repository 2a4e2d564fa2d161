namespace Breakwater.Model;

/// <summary>What the evidence says about one rung.</summary>
public enum RungReach
{
    /// <summary>Shown by a success or a trace that only success leaves.</summary>
    Reached,

    /// <summary>Tried, success not shown.</summary>
    Tried,

    /// <summary>The sources that would show it cover the time and show nothing.</summary>
    NoTrace,

    /// <summary>Nothing seen, and nothing that would certainly show it.</summary>
    Unknown,
}
