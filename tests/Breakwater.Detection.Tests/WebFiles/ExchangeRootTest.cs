using Breakwater.Detection.WebFiles;
using Breakwater.Knowledge;
using Breakwater.Knowledge.Web;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.WebFiles;

/// <summary>Exchange's own web folders: medium needs a second trait, or a place that the baseline forbids; a clean root has nothing.</summary>
public sealed class ExchangeRootTest
{
    private const string Install = "C:/Program Files/Microsoft/Exchange Server/V15/";
    private const string Redirect = Install + "FrontEnd/HttpProxy/owa/auth/RedirSuiteServiceProxy.aspx";
    private const string Markup = "<%@ Page Language=\"C#\" %><p>Welcome</p>";
    private const string OwnCode = Markup + "<%= Session[\"x\"] %>";
    private const string Later = "15.1.2507.16";
    private const string Covered = "15.1.2176.2";

    private static readonly WebBaseline Shipped = KnowledgeBase.Embedded.WebBaseline;

    [Fact]
    public void EveryShippedFileAtItsPlace_IsNoTraceOnAnyBuild()
    {
        Assert.True(Shipped.Files.Count > 1000);
        var files = Shipped.Files.SelectMany(f => f.Variants.Select(v => Pages.File(Install + f.Path, OwnCode) with { Sha256 = v.Sha256 })).ToList();
        Assert.All([null, Covered, Later], build => Assert.DoesNotContain(files, f => Detector(build).Examine(f).Count > 0));
    }

    /// <summary>Updates after the baseline change pages: nothing tells them from a page that an administrator edited.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(Later)]
    public void OrdinaryContentUnderEveryShippedName_IsNoTraceOnABuildThatTheBaselineDoesNotKnow(string? build)
    {
        var detector = Detector(build);
        Assert.DoesNotContain(Shipped.Files, f => detector.Examine(Pages.File(Install + f.Path, OwnCode)).Count > 0);
    }

    [Fact]
    public void OneTraitAtAShippedPlace_IsLow() => Assert.Equal(Confidence.Low, Of(Redirect, Markup, Covered));

    [Theory]
    [InlineData(Covered, OwnCode, Confidence.Medium)]
    [InlineData(Later, Markup + "<% new Web" + "Client().DownloadFile(a, Req" + "uest[\"p\"]); %>", Confidence.High)]
    [InlineData(Later, Markup + "<% Sys.Del" + "ete(1); File.Del" + "ete(Req" + "uest[\"p\"]); %>", Confidence.High)]
    public void TwoTraitsAtAShippedPlace_AreMediumOrMore(string build, string text, Confidence expected) => Assert.Equal(expected, Of(Redirect, text, build));

    [Theory]
    [InlineData("FrontEnd/HttpProxy/owa/auth/notice.aspx")]
    [InlineData("FrontEnd/HttpProxy/ecp/auth/TimeoutLogoff.aspx")]
    [InlineData("ClientAccess/OAB/a.aspx")]
    public void PlaceThatTheBaselineForbids_IsMediumWithoutAnyTrait(string path) => Assert.Equal(Confidence.Medium, Of(Install + path, Markup, Later));

    private static Confidence Of(string path, string text, string build) => Assert.Single(Detector(build).Examine(Pages.File(path, text))).Confidence;

    private static WebFileDetector Detector(string? build) => new(Shipped, ExchangeBuild.TryParse(build, out var own) ? own : null);
}
