namespace Breakwater.Model.Tests;

public sealed class ExchangeBuildTest
{
    [Theory]
    [InlineData("15.01.2507.066", "15.1.2507.66")]
    [InlineData("15.2.1748", "15.2.1748")]
    public void LeadingZeros_AreDropped(string text, string expected)
    {
        Assert.True(ExchangeBuild.TryParse(text, out var build));
        Assert.Equal(expected, build.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("15.1")]
    [InlineData("15.1.2507.66.1")]
    [InlineData("15.1.-1.2")]
    [InlineData("15.1.99999.2")]
    [InlineData("15.1. 2507.2")]
    public void Nonsense_IsRefused(string? text) => Assert.False(ExchangeBuild.TryParse(text, out _));

    [Fact]
    public void Parts_AreComparedAsNumbers()
    {
        Assert.True(Build("15.1.2507.9") < Build("15.1.2507.12"));
        Assert.True(Build("15.1.2507") < Build("15.1.2507.0"));
    }

    private static ExchangeBuild Build(string text)
    {
        Assert.True(ExchangeBuild.TryParse(text, out var build));
        return build;
    }
}
