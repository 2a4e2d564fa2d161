using Breakwater.Detection.Chains;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.Chains;

public sealed class WorkerPoolTest
{
    [Theory]
    [InlineData("c:\\windows\\system32\\inetsrv\\w3wp.exe -ap \"MSExchangeOWAAppPool\" -v \"v4.0\"", "MSExchangeOWAAppPool")]
    [InlineData("w3wp.exe -ap \"Self Service\"", "Self Service")]
    [InlineData("w3wp.exe -AP DefaultAppPool -v v4.0", "DefaultAppPool")]
    [InlineData("w3wp.exe -ap \"cut of", "cut of")]
    [InlineData("w3wp.exe -ap", null)]
    [InlineData("w3wp.exe -ap \"\"", null)]
    [InlineData("w3wp.exe", null)]
    [InlineData(null, null)]
    public void Pool_IsSaidOnlyWhereTheCommandLineNamesIt(string? line, string? pool) => Assert.Equal(pool, WorkerPool.Of(new Finding
    {
        Id = "f",
        Rule = "r",
        Title = "t",
        Level = "high",
        SourceId = "evtx/security",
        Source = new FindingPosition("a", 1),
        Excerpt = "e",
        Fields = line is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["ParentCommandLine"] = line },
    }));
}
