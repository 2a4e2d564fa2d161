using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Breakwater.Cli.Tests;

/// <summary>The same evidence at the same time gives the same bytes, however many threads read it and whatever it is packed in.</summary>
public sealed class DeterminismTest(Drills drills) : IDisposable
{
    private const string Scenario = "proxylogon-mail-theft";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("4")]
    public void AnyNumberOfThreads_GivesTheSameBytes(string threads)
    {
        var drill = drills.Of(Scenario);
        var run = CommandLine.Run("assess", drill.Evidence, "--as-of", drill.AsOf, "--threads", threads, "--json");
        Assert.Equal(drills.Assess(Scenario).Run.Output, run.Output);
    }

    /// <summary>What was given (<c>evidence</c>) and how many files that is, the archive included, is all that may differ.</summary>
    [Theory]
    [InlineData("server.zip")]
    [InlineData("server.tar.gz")]
    public void AnyPacking_GivesTheSameAssessment(string archive)
    {
        var drill = drills.Of(Scenario);
        var path = Pack(drill.Evidence, _folder.At(archive));
        var run = CommandLine.Run("assess", path, "--as-of", drill.AsOf, "--threads", "2", "--json");
        Assert.Equal(Comparable(drills.Assess(Scenario).Run.Output, 1), Comparable(run.Output, 0));
    }

    [Fact]
    public void SameSeed_GivesTheSameDrill()
    {
        Assert.Equal(0, CommandLine.Run("drill", Scenario, "--out", _folder.At("again")).ExitCode);
        var first = Directory.GetParent(drills.Of(Scenario).Evidence)!.FullName;
        Assert.Equal(Contents(first), Contents(_folder.At("again")));
    }

    private static string Pack(string folder, string archive)
    {
        if (archive.EndsWith(".zip", StringComparison.Ordinal))
        {
            ZipFile.CreateFromDirectory(folder, archive, CompressionLevel.Fastest, includeBaseDirectory: false);
            return archive;
        }

        using var file = File.Create(archive);
        using var gzip = new GZipStream(file, CompressionLevel.Fastest);
        TarFile.CreateFromDirectory(folder, gzip, includeBaseDirectory: false);
        return archive;
    }

    private static string Comparable(string assessment, int moreFiles)
    {
        var json = JsonNode.Parse(assessment)!.AsObject();
        json.Remove("evidence");
        json["counts"]!["files"] = json["counts"]!["files"]!.GetValue<long>() + moreFiles;
        return json.ToJsonString();
    }

    private static List<string> Contents(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => Path.GetRelativePath(folder, f) + " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))),
    ];
}
