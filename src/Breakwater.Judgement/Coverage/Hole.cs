using Breakwater.Model;

namespace Breakwater.Judgement.Coverage;

/// <summary>A time that a source does not cover.</summary>
/// <param name="Range">The time.</param>
/// <param name="Reason">Why, as the end of a sentence that begins with the source.</param>
internal readonly record struct Hole(TimeRange Range, string Reason);
