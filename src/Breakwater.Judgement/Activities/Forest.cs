namespace Breakwater.Judgement.Activities;

/// <summary>Disjoint sets of indices; the root of a set is its smallest index, so the result does not depend on the order of joins.</summary>
internal sealed class Forest(int count)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, count)];

    public int Root(int index)
    {
        while (_parents[index] != index)
        {
            _parents[index] = _parents[_parents[index]];
            index = _parents[index];
        }

        return index;
    }

    public void Join(int one, int other)
    {
        var (a, b) = (Root(one), Root(other));
        (_parents[Math.Max(a, b)], _parents[Math.Min(a, b)]) = (Math.Min(a, b), Math.Min(a, b));
    }
}
