namespace Breakwater.Sigma.Correlations;

/// <summary>What a condition is compared with, kept up to date while a window slides.</summary>
internal abstract class WindowValue
{
    public abstract decimal Value { get; }

    public abstract void Add(in Occurrence occurrence);

    public abstract void Remove(in Occurrence occurrence);
}
