using System.Text;
using Breakwater.Analysis.Witnesses;
using Breakwater.Model;

namespace Breakwater.Analysis.Tests.Witnesses;

public sealed class SetupLogReaderTest
{
    private const string FinishedInstall = """
        [02/20/2021 09:00:00.0001] [0] **********************************************
        [02/20/2021 09:00:00.0002] [0] Starting Microsoft Exchange Server 2016 Setup
        [02/20/2021 09:00:00.0003] [0] Operating system version: Microsoft Windows NT 6.2.9200.0.
        [02/20/2021 09:00:01.0000] [0] Setup version: 15.1.2176.2.
        [02/20/2021 09:00:02.0000] [0] Command Line Parameter Name='mode', Value='Install'.
        [02/20/2021 10:12:13.0000] [0] The Exchange Server setup operation completed successfully.
        [02/20/2021 10:12:14.0000] [0] End of Setup
        """;

    [Fact]
    public void FinishedInstall_IsAnInstallationWithItsBuild()
    {
        var setup = Assert.Single(Read(FinishedInstall).Setup);
        Assert.Equal((SetupEventKind.Install, "15.1.2176.2", true, "2021-02-20T10:12:13Z"), (setup.Kind, setup.Build.ToString(), setup.Succeeded, setup.Time.ToString()));
    }

    [Fact]
    public void AbortedRun_IsNoWitnessOfABuild()
    {
        var statements = Read(FinishedInstall.Replace("completed successfully", "failed", StringComparison.Ordinal));
        Assert.False(Assert.Single(statements.Setup).Succeeded);
        Assert.Empty(statements.Builds);
    }

    [Fact]
    public void TwoRuns_StayApart()
    {
        var upgrade = FinishedInstall.Replace("02/20/2021", "04/14/2021", StringComparison.Ordinal).Replace("Install'", "Upgrade'", StringComparison.Ordinal).Replace("2176.2", "2242.4", StringComparison.Ordinal);
        var kinds = Read(FinishedInstall + "\n" + upgrade).Setup.Select(s => (s.Kind, s.Build.ToString()));
        Assert.Equal([(SetupEventKind.Install, "15.1.2176.2"), (SetupEventKind.Upgrade, "15.1.2242.4")], kinds);
    }

    [Fact]
    public void DatesWithDots_AreReadInTheSameOrder() =>
        Assert.Equal("2021-02-20T10:12:13Z", Assert.Single(Read(FinishedInstall.Replace("02/20/2021", "02.20.2021", StringComparison.Ordinal)).Setup).Time.ToString());

    [Fact]
    public void PreparationRun_InstallsNothing() =>
        Assert.Empty(Read(FinishedInstall.Replace("'mode', Value='Install'", "'PrepareAD', Value='True'", StringComparison.Ordinal)).Setup);

    [Fact]
    public void LineOfManyMegabytes_IsCut() => Assert.Single(Read(new string('x', 3_000_000) + "\n" + FinishedInstall).Setup);

    [Fact]
    public void MutatedLogs_NeverThrow()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(FinishedInstall);
            for (var flips = random.Next(1, 30); flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            SetupLogReader.Read(new MemoryStream(bytes, 0, random.Next(bytes.Length)), "ExchangeSetup.log");
        }
    }

    private static WitnessStatements Read(string text) => SetupLogReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "C:/ExchangeSetupLogs/ExchangeSetup.log");
}
