using Breakwater.Model;

namespace Breakwater.Knowledge.Tests;

public sealed class UpdatePathTests
{
    [Fact]
    public void Se_TakesItsNewestUpdateAndNothingElse() => Assert.Equal(Newest("SE"), Assert.Single(Path("15.2.2562.17")).Build);

    [Fact]
    public void TheNewestSe_HasNothingToInstall() => Assert.Empty(Path(Newest("SE")));

    [Fact]
    public void Exchange2019Cu15_GoesInPlaceToSe()
    {
        var path = Path("15.2.1748.10");
        Assert.Equal(["Oct25SU for Exchange Server 2019 CU15", "Oct26SU for Exchange Server 2019 CU15", "Exchange Server SE RTM, in place", "Oct26SU for Exchange Server SE RTM"], path.Select(s => s.Install));
        Assert.Contains(path[1].Prerequisites, p => p.Contains("period 2", StringComparison.Ordinal));
        Assert.Equal([1, 2, 3, 4], path.Select(s => s.Step));
    }

    [Fact]
    public void AnOldCumulativeUpdate_GetsTheStopGapFirstWhichSaysThatItFixesFourOnly()
    {
        var path = Path("15.1.1913.5");
        Assert.Equal("15.1.1913.12", path[0].Build);
        Assert.Contains("nothing else", path[0].Why);
        Assert.Equal("Exchange Server 2016 CU23", path[1].Install);
        Assert.Contains(path, s => s.Install.Contains("Exchange Server SE", StringComparison.Ordinal) && s.Install.StartsWith("New servers", StringComparison.Ordinal));
    }

    [Fact]
    public void AStopGapAlreadyInstalled_IsNotOfferedAgain() => Assert.Equal("Exchange Server 2016 CU23", Path("15.1.1913.12")[0].Install);

    [Fact]
    public void WithoutACommonDotNet_TheWayLeadsOverAnotherCumulativeUpdate()
    {
        var step = Path("15.1.544.27").First(s => s.Install == "Exchange Server 2016 CU23");
        Assert.Contains(step.Prerequisites, p => p.Contains("go by way of", StringComparison.Ordinal));
    }

    [Fact]
    public void Exchange2013_GoesBy2016()
    {
        var installs = Path("15.0.1497.2").Select(s => s.Install).ToList();
        Assert.Equal("Mar23SU for Exchange Server 2013 CU23", installs[0]);
        Assert.Contains(installs, i => i.Contains("Exchange Server 2016 CU23", StringComparison.Ordinal));
    }

    [Fact]
    public void Exchange2010_IsTakenOffTheInternetFirst() => Assert.Equal("Take the server off the internet", Path("14.3.123.4")[0].Install);

    [Fact]
    public void AnUnknownProduct_IsToBeEstablished() => Assert.StartsWith("Establish the build", Assert.Single(Path("16.0.1.1")).Install, StringComparison.Ordinal);

    [Fact]
    public void EveryBuild_HasAPathThatEndsAtTheNewestSe()
    {
        foreach (var entry in KnowledgeBase.Embedded.Builds.Where(b => b.Build.ToString() != Newest("SE")))
        {
            Assert.Equal(Newest("SE"), Path(entry.Build.ToString())[^1].Build);
        }
    }

    private static string Newest(string line) => KnowledgeBase.Embedded.Builds.Last(b => b.Line == line).Build.ToString();

    private static IReadOnlyList<UpdateStep> Path(string build) =>
        ExchangeBuild.TryParse(build, out var parsed) ? KnowledgeBase.Embedded.UpdatePath(KnowledgeBase.Embedded.Identify(parsed)) : throw new ArgumentException(build);
}
