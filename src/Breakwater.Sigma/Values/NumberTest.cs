using Breakwater.Sigma.Matching;

namespace Breakwater.Sigma.Values;

/// <summary>The value is one of the numbers, however it is written (`7`, `7.0`, `0x7`).</summary>
internal sealed class NumberTest(IEnumerable<decimal> numbers) : ValueTest
{
    private readonly HashSet<decimal> _numbers = [.. numbers];

    public override int Cost => 1;

    public override Trigger[]? Triggers(int field) => [.. _numbers.Select(number => new Trigger(field, TextPlacement.Whole, "", number))];

    public override bool IsMatch(ReadOnlySpan<char> value, ref bool undecided) =>
        NumberText.TryParse(value, out var number) && _numbers.Contains(number);

    public override bool Equals(object? obj) => obj is NumberTest other && _numbers.SetEquals(other._numbers);

    public override int GetHashCode() => _numbers.Aggregate(_numbers.Count, (hash, number) => hash ^ number.GetHashCode());
}
