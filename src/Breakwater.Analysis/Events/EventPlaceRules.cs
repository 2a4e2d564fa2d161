using Breakwater.Sigma;

namespace Breakwater.Analysis.Events;

/// <summary>The rules about one place of events and the fields as they name them, for one thread.</summary>
internal sealed record EventPlaceRules(RuleMatcher Matcher, EventFields Fields);
