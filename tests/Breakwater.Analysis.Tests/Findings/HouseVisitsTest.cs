using Breakwater.Analysis.Findings;
using Breakwater.Model;

namespace Breakwater.Analysis.Tests.Findings;

/// <summary>People who look at a page of the house use no web shell; one visitor with a tool does, whatever lies in its place now.</summary>
public sealed class HouseVisitsTest
{
    private static readonly DateTime Monday = new(2026, 10, 19, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void PageThatOnlyShows_SeenByMany_IsNoShell() => Assert.All(Confidences(Page("server-code, only-shows"), Visits(visitors: 6, posts: 2)), c => Assert.Equal(Confidence.Low, c));

    [Theory]
    [InlineData("only-shows", 4, 1)]
    [InlineData("only-shows", 6, 8)]
    [InlineData("server-code", 6, 2)]
    public void FewVisitors_OrSendersOnly_OrAPageThatActs_StaysAShell(string traits, int visitors, int posts) =>
        Assert.All(Confidences(Page(traits), Visits(visitors, posts)), c => Assert.Equal(Confidence.High, c));

    [Fact]
    public void AnotherPage_StaysAShell() => Assert.All(Confidences(Page("only-shows", "start.aspx"), Visits(6, 2)), c => Assert.Equal(Confidence.High, c));

    private static IEnumerable<Confidence> Confidences(Finding page, IEnumerable<Finding> visits) => HouseVisits.Told([page, .. visits]).Skip(1).Select(f => f.Confidence);

    private static Finding Page(string traits, string name = "logon-house.aspx") => Of("page", SourceCatalogue.WebFiles, Rung.WroteFile, Outcome.Artefact) with
    {
        Source = new FindingPosition("D:/Exchange/FrontEnd/HttpProxy/owa/auth/" + name),
        Fields = new Dictionary<string, string> { ["traits"] = traits },
    };

    private static IEnumerable<Finding> Visits(int visitors, int posts) => Enumerable.Range(0, 8 + posts).Select(i => Of($"v{i}", SourceCatalogue.IisFrontEnd, Rung.ShellUsed, Outcome.Success) with
    {
        Time = EvidenceTime.FromSeconds(Monday.AddMinutes(i)),
        Fields = new Dictionary<string, string> { ["cs-method"] = i < 8 ? "GET" : "POST" },
        Subject = new FindingSubject { ClientAddress = "10.0.0." + ((i % visitors) + 1), UserAgent = "Mozilla/5.0", Target = "/owa/auth/Logon-house.aspx", Status = 200 },
    });

    private static Finding Of(string id, string source, Rung rung, Outcome outcome) => new()
    {
        Id = id,
        Rule = "r",
        Title = "t",
        Rung = rung,
        Outcome = outcome,
        Confidence = Confidence.High,
        Level = "critical",
        SourceId = source,
        Source = new FindingPosition("u_ex261019.log", Line: 7),
        Excerpt = "",
    };
}
