using System.IO.Compression;
using System.Text.Json;
using Breakwater.Tests;

namespace Breakwater.Cli.Tests;

/// <summary>From a server's volume to a sealed package to the same verdict.</summary>
public sealed class CollectTest(Drills drills) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PackageOfTheSample_GivesTheSameAssessment() => AssertSameAssessment(Repository.At("samples", "webshell"), "2021-04-01T00:00:00Z");

    [Theory]
    [InlineData("clean-patched")]
    [InlineData("proxylogon-mail-theft")]
    [InlineData("logs-rolled-over")]
    public void PackageOfADrill_GivesTheSameAssessment(string scenario) => AssertSameAssessment(drills.Of(scenario).Evidence, drills.Of(scenario).AsOf);

    [Fact]
    public void StatedTime_IsTheCollectionTime()
    {
        var drill = drills.Of("clean-vulnerable");
        Assert.Equal(0, Collect(drill.Evidence, "--taken-at", "2021-06-01").ExitCode);
        var run = CommandLine.Run("assess", _folder.At("package.zip"), "--as-of", "2021-07-01", "--json");
        using var assessment = JsonDocument.Parse(run.Output);
        Assert.Contains(assessment.RootElement.GetProperty("verdict").GetProperty("campaigns").EnumerateArray(), c => c.GetProperty("window").GetRawText().Contains("2021-06-01T00:00:00", StringComparison.Ordinal));
    }

    [Fact]
    public void StatedTimeBeforeTheRecords_IsNotBelieved()
    {
        var drill = drills.Of("proxylogon-webshell");
        Assert.Equal(0, Collect(drill.Evidence, "--taken-at", "2020-01-01").ExitCode);
        Assert.Equal(14, CommandLine.Run("assess", _folder.At("package.zip"), "--as-of", drill.AsOf, "--json").ExitCode);
    }

    [Fact]
    public void TimesOfWebFiles_AreThoseOfTheManifest()
    {
        var server = SmallServer.Write(_folder);
        foreach (var (name, day) in new[] { ("dl.aspx", 3), ("a.aspx", 1), ("b.css", 1), ("c.png", 1) })
        {
            _folder.Write($"evidence/inetpub/wwwroot/{name}", name == "dl.aspx" ? "<%@ Page Language=\"C#\" %><% Response.WriteFile(\"C:\\data\\\" + Request[\"f\"] + \".pdf\"); %>" : $"/* {name} */");
            File.SetLastWriteTimeUtc(_folder.At($"evidence/inetpub/wwwroot/{name}"), new DateTime(2021, day, 3, 4, 12, 0, DateTimeKind.Utc));
        }

        Assert.Equal(0, Collect(server, "--taken-at", "2021-03-10").ExitCode);
        var run = CommandLine.Run("assess", _folder.At("package.zip"), "--as-of", "2021-07-01", "--json");
        using var assessment = JsonDocument.Parse(run.Output);
        var page = assessment.RootElement.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("rule").GetString() == "web-files");
        Assert.Matches("hanged 2021-03-03 04:12 UTC\\. That lies in the exposure window of .*ProxyLogon", page.GetProperty("fields").GetProperty("times").GetString());
        Assert.DoesNotContain("as the copy has it", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FlippedBit_IsFoundAndNamed()
    {
        Assert.Equal(0, Collect(SmallServer.Write(_folder)).ExitCode);
        var package = _folder.At("package.zip");
        Assert.Equal(0, CommandLine.Run("collect", "verify", package).ExitCode);
        var bytes = File.ReadAllBytes(package);
        bytes[bytes.Length / 3] ^= 4;
        File.WriteAllBytes(package, bytes);
        var run = CommandLine.Run("collect", "verify", package, "--json");
        Assert.Equal(10, run.ExitCode);
        using var check = JsonDocument.Parse(run.Output);
        Assert.False(check.RootElement.GetProperty("intact").GetBoolean());
        Assert.StartsWith("COLL0", check.RootElement.GetProperty("problems")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void PrintedHash_IsTheOneThatVerifyExpects()
    {
        var run = Collect(SmallServer.Write(_folder), "--json");
        using var result = JsonDocument.Parse(run.Output);
        var hash = result.RootElement.GetProperty("manifestSha256").GetString()!;
        Assert.Equal(0, CommandLine.Run("collect", "verify", _folder.At("package.zip"), "--expect", hash).ExitCode);
        Assert.Equal(10, CommandLine.Run("collect", "verify", _folder.At("package.zip"), "--expect", new string('a', 64)).ExitCode);
    }

    [Fact]
    public void Killed_IsContinuedByTheSameCommand()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "sends signals with kill of GNU coreutils");
        var root = SmallServer.Write(_folder);
        for (var day = 0; day < 40; day++)
        {
            // Does not shrink, so that the partial file grows while it is watched.
            var noise = new byte[4 << 20];
            new Random(day).NextBytes(noise);
            File.WriteAllBytes(_folder.Write($"{Path.GetRelativePath(_folder.Path, root)}/inetpub/logs/LogFiles/W3SVC1/u_ex2105{day:D2}.log", ""), noise);
        }

        using (var process = CommandLine.Start(null, "collect", "--root", root, "--out", _folder.At("package.zip")))
        {
            while (!process.HasExited && new FileInfo(_folder.At("package.zip.partial")) is not { Exists: true, Length: > 80 << 20 })
            {
                process.WaitForExit(2);
            }

            Assert.False(process.HasExited, "it ended before it could be killed");
            process.Kill();
            CommandLine.Finish(process);
        }

        Assert.False(File.Exists(_folder.At("package.zip")));
        using var result = JsonDocument.Parse(Collect(root, "--json").Output);
        Assert.InRange(result.RootElement.GetProperty("resumedFiles").GetInt32(), 8, 40);
        Assert.Equal(0, CommandLine.Run("collect", "verify", _folder.At("package.zip"), "--expect", result.RootElement.GetProperty("manifestSha256").GetString()!).ExitCode);
        Assert.False(File.Exists(_folder.At("package.zip.partial")) || File.Exists(_folder.At("package.zip.journal")));
    }

    [Theory]
    [InlineData("line\nbreak.aspx")]
    [InlineData("-rf.aspx")]
    [InlineData("CON.aspx")]
    [InlineData("\u202Exspa.gpj.aspx")]
    [InlineData("back\\slash.aspx")]
    [InlineData("%0A%25.aspx")]
    [InlineData(" .aspx. ")]
    public void HostileName_IsCollectedUnderAHarmlessOne(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows cannot hold these names");
        var root = SmallServer.Write(_folder);
        Directory.CreateDirectory(Path.Combine(root, "inetpub", "wwwroot"));
        File.WriteAllText(Path.Combine(root, "inetpub", "wwwroot", name), "content");
        var run = Collect(root);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, CommandLine.Run("collect", "verify", _folder.At("package.zip")).ExitCode);
        using var zip = ZipFile.OpenRead(_folder.At("package.zip"));
        var entry = Assert.Single(zip.Entries, e => e.FullName.StartsWith("inetpub/wwwroot/", StringComparison.Ordinal));
        Assert.DoesNotContain(entry.FullName, c => char.IsControl(c) || c == '\\');
        using var manifest = JsonDocument.Parse(zip.GetEntry("manifest.json")!.Open());
        Assert.Contains(manifest.RootElement.GetProperty("files").EnumerateArray(), f => f.GetProperty("source").GetString()!.EndsWith(name, StringComparison.Ordinal));
    }

    [Fact]
    public void Refusals_HaveTheirExitCodes()
    {
        var empty = Directory.CreateDirectory(_folder.At("empty")).FullName;
        var other = Path.GetDirectoryName(_folder.Write("other/Windows/System32/winevt/Logs/Security.evtx", "ElfFile"))!;
        Assert.Equal(3, Collect(empty).ExitCode);
        Assert.Equal(3, Collect(Path.Combine(_folder.Path, "other")).ExitCode);
        Assert.Equal(3, Collect(_folder.At("absent")).ExitCode);
        Assert.Equal(2, CommandLine.Run("collect", "--root", empty).ExitCode);
        Assert.Equal(2, CommandLine.Run("collect", "--root", empty, "--out", "x.zip", "--clock-offset", "soon").ExitCode);
        Assert.Equal(3, CommandLine.Run("collect", "verify", _folder.At("absent.zip")).ExitCode);
        Assert.Equal(10, CommandLine.Run("collect", "verify", other).ExitCode);
        Assert.False(File.Exists(_folder.At("package.zip")) || File.Exists(_folder.At("package.zip.partial")));
    }

    [Fact]
    public void Root_IsNeverWrittenTo()
    {
        var root = SmallServer.Write(_folder);
        var before = TemporaryFolder.Snapshot(root);
        Assert.Equal(0, Collect(root, "--minimise", "--low-priority").ExitCode);
        Assert.Equal(0, CommandLine.Run("collect", "--root", root, "--out", _folder.At("q.zip"), "--forecast").ExitCode);
        Assert.Equal(before, TemporaryFolder.Snapshot(root));
        Assert.False(File.Exists(_folder.At("q.zip")));
    }

    private CommandLine.Result Collect(string root, params string[] more) => CommandLine.Run(["collect", "--root", root, "--out", _folder.At("package.zip"), .. more]);

    private void AssertSameAssessment(string evidence, string asOf)
    {
        var collected = Collect(evidence);
        Assert.True(collected.ExitCode == 0, collected.Error);
        var ofFolder = CommandLine.Run("assess", evidence, "--as-of", asOf, "--json");
        var ofPackage = CommandLine.Run("assess", _folder.At("package.zip"), "--as-of", asOf, "--json");
        Assert.Equal(ofFolder.ExitCode, ofPackage.ExitCode);
        using var expected = JsonDocument.Parse(ofFolder.Output);
        using var found = JsonDocument.Parse(ofPackage.Output);
        foreach (var part in (string[])["server", "exposure", "verdict", "activities", "mailboxes", "coverage", "findings", "actions", "unread"])
        {
            Assert.Equal(Names(expected, part), Names(found, part));
        }
    }

    /// <summary>A part of the assessment without the place of the evidence on this machine.</summary>
    private static string Names(JsonDocument assessment, string part) =>
        assessment.RootElement.GetProperty(part).GetRawText().Replace("package.zip!/", "", StringComparison.Ordinal).Replace("package/", "", StringComparison.Ordinal).Replace("webshell/", "", StringComparison.Ordinal).Replace("evidence/", "", StringComparison.Ordinal);
}
