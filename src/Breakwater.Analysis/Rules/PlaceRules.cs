using Breakwater.Analysis.Logs;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Rules;

/// <summary>The rules about one place and the fields as they name them, for one thread.</summary>
internal sealed record PlaceRules(RuleMatcher Matcher, RecordFields Fields);
