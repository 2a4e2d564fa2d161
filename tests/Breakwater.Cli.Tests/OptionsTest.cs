using System.Text.Json;

namespace Breakwater.Cli.Tests;

/// <summary>What the options of <c>assess</c> change in the assessment.</summary>
public sealed class OptionsTest : IDisposable
{
    /// <summary>One HttpProxy log, encrypted with the password "secret".</summary>
    private const string Encrypted = "N3q8ryccAARE9kjKkAAAAAAAAABwAAAAAAAAAL2HBuvZFmscGlFR+8Fqlcvkm9tEf0mQYNNz3T3zbGCQXv3XaW+t6sJhTnr+zrrrdFfWx4Vc9LeOirUNrctR8mkz9cqjWcS8Npg/mb7H5d9vTmwwIgYaFzMSVliFX1w7HpvOGPK2dzh0GI1wA6JOEEUX965kHbG6wHZe9Rdw6gysMTNjvl0fNATIlITDTH7nvcX3legBBAYAAQmAkAAHCwEAASQG8QcBEkQPAAECAwQFBgcICQoLDA0ODwyAjAoBQhRAswAIAAAFARE3AEgAdAB0AHAAUAByAG8AeAB5AF8AMgAwADIAMQAwADMAMAAzADAANQAtADEALgBMAE8ARwAAAAAA";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Password_OpensTheArchiveThatIsUnreadWithoutIt()
    {
        var evidence = SmallServer.Write(_folder);
        File.WriteAllBytes(_folder.At("evidence", "locked.7z"), Convert.FromBase64String(Encrypted));
        Assert.Contains("EVID004", Unread(CommandLine.Run("assess", evidence, "--json")), StringComparison.Ordinal);
        var opened = CommandLine.Run("assess", evidence, "--json", "--password-file", _folder.Write("password.txt", "secret\nsecond line\n"));
        Assert.DoesNotContain("locked.7z", Unread(opened), StringComparison.Ordinal);
    }

    [Fact]
    public void ArchiveThatIsWhollyEncrypted_SaysWhatIsNeeded()
    {
        File.WriteAllBytes(_folder.At("locked.7z"), Convert.FromBase64String(Encrypted));
        var run = CommandLine.Run("assess", _folder.At("locked.7z"));
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("--password-file", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2021-04-01", "2021-04-01T00:00:00Z")]
    [InlineData("2021-04-01T10:20Z", "2021-04-01T10:20:00Z")]
    [InlineData("2021-04-01T10:20:30Z", "2021-04-01T10:20:30Z")]
    public void Dates_AreUtcInThreeForms(string given, string meant)
    {
        var run = CommandLine.Run("assess", SmallServer.Write(_folder), "--as-of", given, "--since", given.Replace("04-01", "02-01", StringComparison.Ordinal), "--json");
        var assessment = Schema.AssertAssessment(run.Output);
        Assert.Equal(meant, assessment.GetProperty("assessedAt").GetString());
        var windows = assessment.GetProperty("verdict").GetProperty("campaigns").EnumerateArray().Select(c => c.GetProperty("window")).Where(w => w.ValueKind == JsonValueKind.Object);
        Assert.All(windows, w => Assert.Equal(meant.Replace("04-01", "02-01", StringComparison.Ordinal), w.GetProperty("from").GetString()));
    }

    [Fact]
    public void OwnRules_AddTheirFindings()
    {
        var rule = _folder.Write("rules/own.yml", "title: Our own rule\nid: 5b1f6a52-6f0e-4a3c-9f3e-0d1f8f5d9a01\nlogsource:\n  product: exchange\n  service: iis\ndetection:\n  a:\n    cs-uri-stem|startswith: /owa/\n  condition: a\nlevel: low\n");
        var run = CommandLine.Run("assess", SmallServer.Write(_folder), "--as-of", "2021-04-01", "--json", "--rules", Path.GetDirectoryName(rule)!);
        Assert.Contains(Schema.AssertAssessment(run.Output).GetProperty("findings").EnumerateArray(), f => f.GetProperty("title").GetString() == "Our own rule");
    }

    private static string Unread(CommandLine.Result run) => Schema.AssertAssessment(run.Output).GetProperty("unread").ToString();
}
