using Breakwater.Judgement.FileTimes;

namespace Breakwater.Judgement.Tests.FileTimes;

/// <summary>The search in order finds what looking at every time finds, at the ends of the calendar too.</summary>
public sealed class SortedTimesTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(2021)]
    public void Near_FindsWhatEveryPairWould(int seed)
    {
        var random = new Random(seed);
        var times = Enumerable.Range(0, 200).Select(_ => new DateTime(2021, 3, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(random.Next(200))).Append(DateTime.MinValue).Append(DateTime.MaxValue).ToList();
        var ordered = times.Order().ToList();
        foreach (var distance in new[] { TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromDays(1) })
        {
            foreach (var moment in times)
            {
                var (first, count) = new SortedTimes(times).Near(moment, distance);
                Assert.Equal(times.Where(t => (t - moment).Duration() <= distance).Order(), ordered.Skip(first).Take(count));
            }
        }
    }
}
