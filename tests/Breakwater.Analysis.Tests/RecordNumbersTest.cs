using Breakwater.Analysis.Events;
using Breakwater.Model;

namespace Breakwater.Analysis.Tests;

/// <summary>What a damaged event log lost is told by the numbers of its records, within bounds whatever a forged log counts.</summary>
public sealed class RecordNumbersTest
{
    private static readonly DateTime Start = new(2021, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void GapInTheNumbers_IsTheTimeBetweenItsNeighbours()
    {
        var numbers = Of((1, 0), (2, 1), (7, 9), (8, 10));
        Assert.Equal([new TimeRange(Start.AddHours(1), Start.AddHours(9))], numbers.Lost());
    }

    /// <summary>A record whose time cannot be trusted still stands between its neighbours.</summary>
    [Fact]
    public void RecordWithoutATime_IsNotLost() => Assert.Empty(Of((1, 0), (2, null), (3, 2), (4, null)).Lost());

    [Fact]
    public void ChunksInAnyOrder_AreJoinedByTheirNumbers()
    {
        var numbers = Of((51, 51), (52, 52));
        numbers.Add(Of((1, 1), (2, 2)));
        numbers.Add(Of((3, 3), (4, 4)));
        Assert.Equal([new TimeRange(Start.AddHours(4), Start.AddHours(51))], numbers.Lost());
    }

    [Fact]
    public void MoreRunsThanAreKept_AreTakenForLost()
    {
        var numbers = Of([.. Enumerable.Range(0, 50_000).Select(i => ((ulong)(i * 2), (int?)i))]);
        var lost = numbers.Lost();
        Assert.InRange(lost.Count, 1, 1000);
        Assert.Equal(Start, lost[0].From);
        Assert.Equal(Start.AddHours(49_999), lost[^1].To);
    }

    [Theory]
    [InlineData(ulong.MaxValue, 0UL)]
    [InlineData(0UL, ulong.MaxValue)]
    public void ForgedNumbers_DoNotOverflow(ulong first, ulong second) => Assert.InRange(Of((first, 0), (second, 1)).Lost().Count, 0, 1);

    private static RecordNumbers Of(params (ulong Id, int? Hour)[] records)
    {
        var numbers = new RecordNumbers();
        foreach (var (id, hour) in records)
        {
            numbers.Take(id, hour is { } hours ? Start.AddHours(hours) : null);
        }

        return numbers;
    }
}
