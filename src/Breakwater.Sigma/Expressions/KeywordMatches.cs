using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Expressions;

/// <summary>Some text of the whole record passes the test.</summary>
internal sealed class KeywordMatches(ValueTest test) : Expression
{
    public ValueTest Test { get; } = test;
}
