namespace Breakwater.Model;

/// <summary>Number of records in one UTC hour.</summary>
/// <param name="Hour">Start of the hour, UTC.</param>
/// <param name="Records">Records in it, at least 1.</param>
public readonly record struct HourCount(DateTime Hour, long Records);
