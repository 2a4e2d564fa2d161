namespace Breakwater.Knowledge.Vulnerabilities;

/// <summary>A cumulative update of a product line, for example 2016 CU19.</summary>
public readonly record struct CumulativeUpdate(string Line, string Cu);
