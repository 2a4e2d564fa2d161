namespace Breakwater.Model;

/// <summary>A span of UTC time: <paramref name="From"/> is inside, <paramref name="To"/> is not.</summary>
public readonly record struct TimeRange(DateTime From, DateTime To)
{
    public TimeSpan Length => To > From ? To - From : TimeSpan.Zero;

    public bool Contains(DateTime time) => time >= From && time < To;
}
