using Breakwater.Sigma;

namespace Breakwater.Analysis.Events;

/// <summary>The rules about one stream of events and the fields as they name them, for one thread.</summary>
internal sealed record EventStreamRules(RuleMatcher Matcher, EventFields Fields);
