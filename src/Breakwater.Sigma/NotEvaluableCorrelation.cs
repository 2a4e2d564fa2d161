namespace Breakwater.Sigma;

/// <summary>A correlation that is right but cannot be evaluated, with every reason.</summary>
public sealed record NotEvaluableCorrelation(SigmaCorrelation Correlation, IReadOnlyList<string> Reasons);
