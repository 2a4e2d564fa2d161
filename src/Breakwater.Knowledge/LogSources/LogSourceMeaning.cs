namespace Breakwater.Knowledge.LogSources;

/// <summary>What one Sigma log source means here. A part that is null says nothing.</summary>
/// <param name="Product">Sigma product; null where any will do.</param>
/// <param name="Category">Sigma category.</param>
/// <param name="Service">Sigma service.</param>
/// <param name="Places">Where its records are found; a rule is tried on each.</param>
public sealed record LogSourceMeaning(string? Product, string? Category, string? Service, IReadOnlyList<RecordPlace> Places);
