namespace Breakwater.Drill;

/// <summary>A scenario that can be written.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Description">One line for the help and the truth file.</param>
public sealed record DrillScenario(string Name, string Description);
