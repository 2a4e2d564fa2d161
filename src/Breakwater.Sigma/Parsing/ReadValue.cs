using Breakwater.Sigma.Expressions;
using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Parsing;

/// <summary>What one value of an entry became: exactly one of its members is set.</summary>
internal sealed record ReadValue
{
    public IReadOnlyList<TextPattern> Patterns { get; init; } = [];

    public decimal? Number { get; init; }

    public CidrTest.Network? Network { get; init; }

    public ValueTest? Test { get; init; }

    public Expression? Expression { get; init; }
}
