using Breakwater.Detection.WebFiles;
using Breakwater.Knowledge.Indicators;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.WebFiles;

/// <summary>Published hashes decide by themselves, good ones and other kinds of indicators do not.</summary>
public sealed class KnownFilesTest
{
    private const string Hash = "b8a5f2d0c1e94f7e0a3b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f";

    [Theory]
    [InlineData("PROXYSHELL", "high", "proxyshell", Confidence.High)]
    [InlineData("PROXYLOGON", "medium", "proxylogon", Confidence.Medium)]
    [InlineData("MAR2021-OTHER", "high", null, Confidence.High)]
    public void PublishedFile_IsAnArtefact(string cluster, string confidence, string? campaign, Confidence expected)
    {
        var trace = Known("sha256", cluster, confidence).Find("C:/inetpub/wwwroot/bin/a.dll", Hash);
        Assert.NotNull(trace);
        Assert.Equal((campaign, expected, Rung.WroteFile, Outcome.Artefact), (trace.Campaign, trace.Confidence, trace.Rung, trace.Outcome));
    }

    [Theory]
    [InlineData("known_good_sha256", "high")]
    [InlineData("sha256", "low")]
    public void OtherIndicators_SayNothing(string type, string confidence) => Assert.Null(Known(type, "PROXYLOGON", confidence).Find("x.aspx", Hash));

    [Fact]
    public void OtherBytesAndUnreadableFiles_SayNothing()
    {
        var known = Known("sha256", "PROXYLOGON", "high");
        Assert.Null(known.Find("x.aspx", Hash.Replace('b', 'c')));
        Assert.Null(known.Find("x.aspx", null));
    }

    private static KnownFiles Known(string type, string cluster, string confidence) => new([new Indicator(type, Hash, cluster, "2021-03", "test", confidence, null)]);
}
