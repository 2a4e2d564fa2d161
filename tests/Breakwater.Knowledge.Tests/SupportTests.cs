using Breakwater.Model;

namespace Breakwater.Knowledge.Tests;

public sealed class SupportTests
{
    [Theory]
    [InlineData("15.1.2106.2", "2021-03-10", true)]
    [InlineData("15.1.2106.2", "2021-03-16", false)]
    [InlineData("15.1.2044.13", "2021-03-10", false)]
    [InlineData("15.1.2375.7", "2022-10-01", true)]
    [InlineData("15.0.1473.3", "2021-01-01", false)]
    [InlineData("15.1.2507.58", "2025-10-14", true)]
    [InlineData("15.1.2507.58", "2025-10-15", false)]
    [InlineData("15.2.1544.4", "2025-01-01", true)]
    [InlineData("15.2.1258.12", "2026-09-01", false)]
    [InlineData("15.2.2562.53", "2026-11-23", true)]
    [InlineData("15.2.2900.5", "2026-11-23", true)]
    [InlineData("15.0.1497.48", "2024-01-01", false)]
    [InlineData("8.3.83.6", "2024-01-01", false)]
    public void Support_FollowsTheProductDates(string build, string day, bool supported) => Assert.Equal(supported, At(build, day).Supported);

    [Fact]
    public void PaidExtendedUpdates_AreNotedButAreNoSupport()
    {
        var support = At("15.2.1748.49", "2026-09-01");
        Assert.True(support is { Supported: false, PaidExtendedUpdates: true });
        Assert.Contains("2026-10", support.Sentence);
        Assert.False(At("15.2.1748.49", "2026-11-23").PaidExtendedUpdates);
    }

    [Theory]
    [InlineData("2026-11-19", false)]
    [InlineData("2026-11-20", true)]
    public void AfterFiveWeeks_TheKnowledgeIsStale(string day, bool stale) => Assert.Equal(stale, KnowledgeBase.Embedded.StalenessAt(DateOnly.Parse(day)) is not null);

    private static Products.SupportState At(string build, string day) =>
        ExchangeBuild.TryParse(build, out var parsed) ? KnowledgeBase.Embedded.SupportAt(KnowledgeBase.Embedded.Identify(parsed), DateOnly.Parse(day))! : throw new ArgumentException(build);
}
