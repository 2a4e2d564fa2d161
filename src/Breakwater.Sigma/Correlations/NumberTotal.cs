namespace Breakwater.Sigma.Correlations;

/// <summary>The sum of the occurrences' numbers, or their average.</summary>
internal sealed class NumberTotal(Func<int, decimal> numberOf, bool average) : WindowValue
{
    private decimal _sum;
    private int _count;

    public override decimal Value => average ? _sum / _count : _sum;

    public override void Add(in Occurrence occurrence)
    {
        _sum += numberOf(occurrence.Value);
        _count++;
    }

    public override void Remove(in Occurrence occurrence)
    {
        _sum -= numberOf(occurrence.Value);
        _count--;
    }
}
