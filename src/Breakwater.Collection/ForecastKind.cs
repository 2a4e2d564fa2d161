namespace Breakwater.Collection;

/// <summary>How much of one kind of evidence there is.</summary>
public sealed record ForecastKind(string Kind, long Files, long Bytes);
