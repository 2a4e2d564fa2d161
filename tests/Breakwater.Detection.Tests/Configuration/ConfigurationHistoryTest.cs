using Breakwater.Detection.Configuration;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.Configuration;

public sealed class ConfigurationHistoryTest
{
    private static readonly IReadOnlyList<FileTrace> Temp = Traces(@"C:\Windows\Temp\m.dll");

    [Fact]
    public void RecordedAddition_RaisesToHigh()
    {
        var trace = Assert.Single(ConfigurationHistory.Compare(Temp, [(11, []), (12, []), (13, Temp)]));
        Assert.Equal((Confidence.High, "12"), (trace.Confidence, trace.Fields["addedAfterCopy"]));
    }

    [Fact]
    public void ThereFromTheOldestCopy_StaysAsItIs() => Assert.Equal(Confidence.Medium, Assert.Single(ConfigurationHistory.Compare(Temp, [(11, Temp), (12, Temp)])).Confidence);

    [Fact]
    public void NoCopies_StaysAsItIs() => Assert.Equal(Temp, ConfigurationHistory.Compare(Temp, []));

    [Fact]
    public void GoneSince_IsStillATrace()
    {
        var trace = Assert.Single(ConfigurationHistory.Compare([], [(11, []), (12, Temp), (13, Temp), (14, [])]));
        Assert.Equal(("12", "13"), (trace.Fields["firstCopy"], trace.Fields["lastCopy"]));
        Assert.Contains("gone", trace.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C:/inetpub/history/CFGHISTORY_0000000012/applicationHost.config", 12L)]
    [InlineData("C:/inetpub/history/schema/x.xml", null)]
    [InlineData("C:/Windows/System32/inetsrv/config/applicationHost.config", null)]
    public void NumberOfACopy_IsInItsFolder(string path, long? number) => Assert.Equal(number, ConfigurationHistory.NumberOf(path));

    private static IReadOnlyList<FileTrace> Traces(string image) => ModuleDetector.Examine("applicationHost.config", [new ModuleEntry("m", image, "")], new BackdoorModules([]));
}
