using Breakwater.Model;

namespace Breakwater.Analysis;

/// <summary>Either an assessment or the reason why there is none.</summary>
/// <param name="Assessment">Null when refused.</param>
/// <param name="Refusal">Null when assessed.</param>
/// <param name="Messages">What to tell on stderr in either case, one line each.</param>
public sealed record AssessmentOutcome(Assessment? Assessment, AssessmentRefusal? Refusal, IReadOnlyList<string> Messages);
