using Breakwater.Model;

namespace Breakwater.Reports.Tests;

public sealed class ReportFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("breakwater-report-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void NewFolder_ReceivesBothFilesAndTheMarker()
    {
        Write("out", Samples.Compromised);
        Assert.Equal([".breakwater-report", "assessment.json", "report.html"], Names("out"));
    }

    [Fact]
    public void FolderOfOurs_IsWrittenAgain()
    {
        Write("out", Samples.Compromised);
        Write("out", Samples.Clean);
        Assert.Contains("\"overall\": \"not-found\"", File.ReadAllText(At("out", "assessment.json")), StringComparison.Ordinal);
        Assert.Equal(3, Names("out").Length);
    }

    [Fact]
    public void ReportWithoutItsMarker_IsRecognisedByItsContents()
    {
        Write("out", Samples.Compromised);
        File.Delete(At("out", ".breakwater-report"));
        Write("out", Samples.Clean);
    }

    [Theory]
    [InlineData("holiday.jpg")]
    [InlineData("report.html")]
    [InlineData("assessment.json")]
    public void FolderOfSomebodyElse_IsRefusedAndLeftAlone(string name)
    {
        Directory.CreateDirectory(At("out"));
        File.WriteAllText(At("out", name), "mine");
        Assert.False(ReportFolder.TryOpen(At("out"), out _, out var problem));
        Assert.StartsWith("REPORT001 ", problem, StringComparison.Ordinal);
        Assert.EndsWith($"found {name}; nothing written, choose another folder", problem, StringComparison.Ordinal);
        Assert.Equal([name], Names("out"));
        Assert.Equal("mine", File.ReadAllText(At("out", name)));
    }

    [Fact]
    public void File_IsRefused()
    {
        File.WriteAllText(At("out"), "mine");
        Assert.False(ReportFolder.TryOpen(At("out"), out _, out var problem));
        Assert.StartsWith("REPORT002 ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void PathThatCannotBe_IsAProblemAndNoException()
    {
        Assert.False(ReportFolder.TryOpen("a\0b", out _, out var problem));
        Assert.StartsWith("REPORT004 ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void PlantedLinks_AreReplacedAndNeverFollowed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        Write("out", Samples.Clean);
        File.WriteAllText(At("victim"), "mine");
        foreach (var name in new[] { "report.html", "report.html.tmp", "assessment.json.tmp" })
        {
            File.Delete(At("out", name));
            File.CreateSymbolicLink(At("out", name), At("victim"));
        }

        Write("out", Samples.Compromised);
        Assert.Equal("mine", File.ReadAllText(At("victim")));
        Assert.Null(new FileInfo(At("out", "report.html")).LinkTarget);
    }

    [Fact]
    public void Servers_GetFoldersOfTheirOwnInside()
    {
        Assert.True(ReportFolder.TryOpen(At("out"), out var folder, out _));
        string[] names = ["mail01", "MAIL01", "../../x", "..", ""];
        var paths = names.Select(name =>
        {
            Assert.True(folder.TryOpenServer(name, out var server, out var problem), problem);
            Assert.True(server.TryWrite(Samples.Clean, out problem), problem);
            return Path.GetRelativePath(At("out"), server.Path);
        }).ToList();
        Assert.Equal(["mail01", "MAIL01-2", "x", "server", "server-2"], paths);
    }

    [Fact]
    public void ServerFolderThatIsALink_IsRefused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        Directory.CreateDirectory(At("elsewhere"));
        Assert.True(ReportFolder.TryOpen(At("out"), out var folder, out _));
        Directory.CreateSymbolicLink(At("out", "mail01"), At("elsewhere"));
        Assert.False(folder.TryOpenServer("mail01", out _, out var problem));
        Assert.StartsWith("REPORT003 ", problem, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(At("elsewhere")));
    }

    [Fact]
    public void MarkerFolderOfSeveralServers_IsWrittenAgain()
    {
        for (var run = 0; run < 2; run++)
        {
            Assert.True(ReportFolder.TryOpen(At("out"), out var folder, out _));
            Assert.True(folder.TryOpenServer("mail01", out var server, out _));
            Assert.Equal(At("out", "mail01"), server.Path);
        }
    }

    private void Write(string name, Assessment assessment)
    {
        Assert.True(ReportFolder.TryOpen(At(name), out var folder, out var problem), problem);
        Assert.True(folder.TryWrite(assessment, out problem), problem);
    }

    private string At(params string[] parts) => Path.Combine([_root, .. parts]);

    private string[] Names(string folder) => [.. Directory.GetFileSystemEntries(At(folder)).Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal)];
}
