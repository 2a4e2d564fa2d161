namespace Breakwater.Cli.Tests;

/// <summary>A live server goes on writing and deleting while it is assessed.</summary>
public sealed class ChangingEvidenceTest
{
    [Fact]
    public async Task FilesThatComeAndGo_StopNothing()
    {
        using var folder = new TemporaryFolder();
        var evidence = SmallServer.Write(folder);
        using var stop = new CancellationTokenSource();
        var token = stop.Token;
        var churn = Task.Run(() => Churn(folder.At("evidence", "inetpub", "logs", "LogFiles", "W3SVC1"), token), TestContext.Current.CancellationToken);
        try
        {
            for (var i = 0; i < 3; i++)
            {
                var run = CommandLine.Run("assess", evidence, "--as-of", "2021-04-01", "--json");
                Assert.True(run.ExitCode is >= 11 and <= 14, run.Error);
                Assert.NotEmpty(Schema.AssertAssessment(run.Output).GetProperty("findings").EnumerateArray());
            }
        }
        finally
        {
            await stop.CancelAsync();
            await churn;
        }
    }

    [Fact]
    public void FileNobodyMayRead_IsUnread()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "an administrator may read every file");
        using var folder = new TemporaryFolder();
        var evidence = SmallServer.Write(folder);
        var secret = folder.Write("evidence/inetpub/logs/LogFiles/W3SVC1/u_ex210304.log", SmallServer.Log());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(secret, UnixFileMode.None);
        }

        var run = CommandLine.Run("assess", evidence, "--as-of", "2021-04-01", "--json");
        Assert.Contains(Schema.AssertAssessment(run.Output).GetProperty("unread").EnumerateArray(), u => u.GetProperty("reason").GetString()!.StartsWith("EVID015", StringComparison.Ordinal));
    }

    private static void Churn(string folder, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            for (var i = 0; i < 200; i++)
            {
                File.WriteAllText(Path.Combine(folder, $"u_ex2103{i:000}.log"), SmallServer.Log(2));
            }

            for (var i = 0; i < 200; i++)
            {
                File.Delete(Path.Combine(folder, $"u_ex2103{i:000}.log"));
            }
        }
    }
}
