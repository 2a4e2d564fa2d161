using Breakwater.Analysis.Logs;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Rules;

/// <summary>The rules about one stream and the fields as they name them, for one thread.</summary>
internal sealed record StreamRules(RuleMatcher Matcher, RecordFields Fields);
