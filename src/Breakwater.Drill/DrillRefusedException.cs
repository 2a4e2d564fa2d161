namespace Breakwater.Drill;

/// <summary>The drill was not written; the message says why and what to do.</summary>
public sealed class DrillRefusedException(string message) : Exception(message);
