namespace Breakwater.Sigma;

/// <summary>What <see cref="RuleParser.Parse"/> takes for placeholders, and everything wrong with the file, in its order.</summary>
public sealed record PlaceholderParseResult(IReadOnlyDictionary<string, IReadOnlyList<string>> Values, IReadOnlyList<RuleProblem> Problems);
