namespace Breakwater.IisConfig.Rewriting;

/// <summary>How the patterns of a rule are meant.</summary>
internal enum PatternSyntax
{
    ECMAScript,
    Wildcard,
    ExactMatch,
}
