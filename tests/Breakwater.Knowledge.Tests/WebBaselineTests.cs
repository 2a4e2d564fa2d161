using Breakwater.Model;

namespace Breakwater.Knowledge.Tests;

public sealed class WebBaselineTests
{
    [Theory]
    [InlineData("frontend/httpproxy/owa/auth/logon.aspx")]
    [InlineData("C:/Program Files/Microsoft/Exchange Server/V15/FrontEnd/HttpProxy/owa/auth/logon.aspx")]
    [InlineData(@"D:\exchsrvr\FRONTEND\HTTPPROXY\OWA\AUTH\LOGON.ASPX")]
    [InlineData("C:/cases/ClientAccess/x/V15/FrontEnd/HttpProxy/owa/auth/logon.aspx")]
    public void AShippedFile_IsFoundByAnyFormOfItsPath(string path)
    {
        var file = KnowledgeBase.Embedded.WebBaseline.Find(path);
        Assert.NotNull(file);
        Assert.Contains(file.Variants, v => v.Sha256.StartsWith("49194ca2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("frontend/httpproxy/owa/auth/errorEE.aspx")]
    [InlineData("inetpub/wwwroot/aspnet_client/logon.aspx")]
    [InlineData("")]
    public void AnUnshippedFile_IsNotFound(string path) => Assert.Null(KnowledgeBase.Embedded.WebBaseline.Find(path));

    [Fact]
    public void AShippedContent_IsKnownWhereverItLies()
    {
        var baseline = KnowledgeBase.Embedded.WebBaseline;
        Assert.True(baseline.IsShippedContent(baseline.Files[0].Variants[0].Sha256.ToUpperInvariant()));
        Assert.False(baseline.IsShippedContent(new string('0', 64)));
        Assert.Equal((1056, 2233), (baseline.Files.Count, baseline.Files.Sum(f => f.Variants.Count)));
    }

    [Theory]
    [InlineData("15.1.2106.2", true)]
    [InlineData("15.1.2242.4", true)]
    [InlineData("15.1.2242.8", false)]
    [InlineData("15.2.2562.17", false)]
    [InlineData("14.3.123.4", false)]
    public void Coverage_StopsAtMarch2021(string build, bool covered) =>
        Assert.Equal(covered, ExchangeBuild.TryParse(build, out var parsed) && KnowledgeBase.Embedded.WebBaseline.Coverage.Includes(parsed));
}
