using System.Globalization;
using Breakwater.Sigma.Matching;

namespace Breakwater.Sigma.Values;

/// <summary>The value is one of the numbers, however it is written (`7`, `7.0`, `0x7`).</summary>
internal sealed class NumberTest(IEnumerable<decimal> numbers) : ValueTest
{
    private readonly HashSet<decimal> _numbers = [.. numbers];

    public override int Cost => 1;

    public override string? Key => $"number {string.Join(' ', _numbers.Order().Select(number => number.ToString("G29", CultureInfo.InvariantCulture)))}";

    public override IReadOnlyList<Trigger>? Triggers(int field) => [.. _numbers.Select(number => new Trigger(field, TextPlacement.Whole, "", number))];

    public override bool IsMatch(ReadOnlySpan<char> value, ref bool undecided) =>
        NumberText.TryParse(value, out var number) && _numbers.Contains(number);
}
