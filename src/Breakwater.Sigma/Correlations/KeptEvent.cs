namespace Breakwater.Sigma.Correlations;

/// <summary>An event that a base rule matched.</summary>
/// <param name="Base">Which base rule.</param>
/// <param name="FirstValue">Where its copied fields begin; each is the id of a value, or negative when absent.</param>
internal readonly record struct KeptEvent(long Ticks, long Reference, int Base, int FirstValue);
