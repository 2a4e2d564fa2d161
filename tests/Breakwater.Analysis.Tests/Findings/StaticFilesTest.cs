using System.Text;
using Breakwater.Analysis.Findings;
using Breakwater.Detection.WebFiles;
using Breakwater.Model;

namespace Breakwater.Analysis.Tests.Findings;

public sealed class StaticFilesTest
{
    private const string Handler = "<configuration><system.webServer><handlers><add name=\"g\" path=\"*.gif\" verb=\"*\" type=\"System.Web.UI.PageHandlerFactory\" /></handlers></system.webServer></configuration>";
    private static readonly DateTime At = new(2021, 3, 3, 8, 10, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("C:/inetpub/wwwroot/aspnet_client/img/web.config", "POST", Confidence.High)]
    [InlineData("C:/inetpub/wwwroot/aspnet_client/web.config", "GET", Confidence.Medium)]
    [InlineData("C:/inetpub/wwwroot/web.config", "GET", Confidence.Medium)]
    [InlineData("C:/inetpub/wwwroot/shop/web.config", "POST", Confidence.Low)]
    [InlineData("C:/inetpub/wwwroot/aspnet_client/img/small/web.config", "POST", Confidence.Low)]
    public void NameThatTheConfigurationRuns_IsMoreThanAPicture(string configuration, string method, Confidence confidence) =>
        Assert.Equal(confidence, Assert.Single(StaticFiles.Weigh([Use("/aspnet_client/img/logo.gif", method, Confidence.Low)], Mapped(configuration))).Confidence);

    [Fact]
    public void OtherExtension_IsAsItWas() =>
        Assert.Equal(Confidence.Low, Assert.Single(StaticFiles.Weigh([Use("/aspnet_client/img/logo.png", "POST", Confidence.Low)], Mapped("C:/inetpub/wwwroot/web.config"))).Confidence);

    private static MappedExtensions Mapped(string path) => MappedExtensions.Of([], [new(path, Encoding.UTF8.GetBytes(Handler))]);

    private static Finding Use(string target, string method, Confidence confidence) => new()
    {
        Id = target,
        Rule = "r",
        Title = "t",
        Rung = Rung.ShellUsed,
        Outcome = confidence == Confidence.Low ? Outcome.Probe : Outcome.Success,
        Confidence = confidence,
        Level = "critical",
        Time = EvidenceTime.FromSeconds(At),
        SourceId = SourceCatalogue.IisFrontEnd,
        Source = new FindingPosition("u_ex.log", Line: 5),
        Excerpt = target,
        Fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["cs-method"] = method },
        Subject = new FindingSubject { Target = target, Status = 200 },
    };
}
