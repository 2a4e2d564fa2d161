namespace Breakwater.Evidence;

/// <summary>A given path that could not be taken as evidence at all.</summary>
/// <param name="Path">As given.</param>
/// <param name="Message">What was expected, found, and what to do.</param>
public sealed record InputProblem(string Path, string Message);
