using System.IO.Compression;
using System.Text;

namespace Breakwater.Cli.Tests;

/// <summary>Several servers in one call.</summary>
public sealed class EachServerTest(Drills drills) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_GivesOneLinePerServerAndTheHighestExitCode()
    {
        var servers = Directory.CreateDirectory(_folder.At("servers")).FullName;
        ZipFile.CreateFromDirectory(drills.Of("probed").Evidence, _folder.At("servers", "a.zip"));
        CopyAs("EXCH02", drills.Of("proxylogon-webshell").Evidence, _folder.At("servers", "b"));
        _folder.Write("servers/c/readme.txt", "nothing of a server");
        _folder.Write("servers/notes.txt", "no server at all");

        var run = CommandLine.Run("assess", "--each", servers, "--json", "--as-of", "2021-04-01", "--out", _folder.At("report"));

        Assert.Equal(14, run.ExitCode);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["EXCH01", "EXCH02"], lines.Select(l => Schema.AssertAssessment(l).GetProperty("server").GetProperty("name").GetString()));
        Assert.Equal(["not-found", "compromised"], lines.Select(l => Schema.AssertAssessment(l).GetProperty("verdict").GetProperty("overall").GetString()!.Replace("targeted", "not-found", StringComparison.Ordinal)));
        Assert.Contains("ASSESS001", run.Error, StringComparison.Ordinal);
        Assert.Contains("notes.txt", run.Error, StringComparison.Ordinal);
        foreach (var name in (string[])["EXCH01", "EXCH02"])
        {
            Assert.True(File.Exists(_folder.At("report", name, "report.html")), name);
            Assert.True(File.Exists(_folder.At("report", name, "assessment.json")), name);
        }
    }

    [Fact]
    public void UnreadableServer_Gives3WhereNothingIsHigher()
    {
        _folder.Write("servers/broken.zip", "PK\u0003\u0004 and nothing more");
        _folder.Write("servers/empty/readme.txt", "nothing of a server");
        var run = CommandLine.Run("assess", "--each", _folder.At("servers"), "--json");
        Assert.Equal(3, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains("broken.zip", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralServersWithoutEach_AreListedWithTheCommandToRun()
    {
        CopyAs("EXCH02", drills.Of("proxylogon-webshell").Evidence, _folder.At("other"));
        var run = CommandLine.Run("assess", drills.Of("probed").Evidence, _folder.At("other"), "--json");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains("EXCH01, EXCH02", run.Error, StringComparison.Ordinal);
        Assert.Contains("breakwater assess --each", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_EndsWithATableOfAllServers_AndLeavesNoEarlierReportBesideThem()
    {
        _folder.Write("servers/empty/readme.txt", "nothing of a server");
        ZipFile.CreateFromDirectory(drills.Of("probed").Evidence, _folder.At("servers", "first.zip"));
        Assert.NotEqual(1, CommandLine.Run("assess", drills.Of("probed").Evidence, "--out", _folder.At("report")).ExitCode);

        var run = CommandLine.Run("assess", "--each", _folder.At("servers"), "--as-of", "2021-04-01", "--out", _folder.At("report"));

        var table = run.Output[run.Output.IndexOf("2 servers, 1 of them not assessed", StringComparison.Ordinal)..];
        Assert.Contains("EXCH01", table, StringComparison.Ordinal);
        Assert.Contains("not assessed", table, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.At("report", "report.html")));
        Assert.True(File.Exists(_folder.At("report", "EXCH01", "report.html")));
    }

    /// <summary>The same evidence, of a server of another name.</summary>
    private static void CopyAs(string name, string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var text = Encoding.Latin1.GetString(File.ReadAllBytes(file)).Replace("EXCH01", name, StringComparison.Ordinal).Replace("exch01", name.ToLowerInvariant(), StringComparison.Ordinal);
            File.WriteAllBytes(target, Encoding.Latin1.GetBytes(text));
        }
    }
}
