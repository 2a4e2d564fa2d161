using Breakwater.Tests;

namespace Breakwater.Drill.Tests;

/// <summary>The samples of the repository are this writer's work; whoever changes the writer runs <see cref="Rewrite"/> and reviews the difference.</summary>
public sealed class Samples(Drilled drilled)
{
    private static readonly DrillOptions Options = new() { SizeBytes = 2_400_000, Seed = 2021 };

    [Theory]
    [InlineData("webshell", "proxylogon-webshell")]
    [InlineData("clean", "clean-patched")]
    public void Sample_IsWhatTheWriterMakes(string sample, string scenario)
    {
        var result = DrillWriter.Write(scenario, drilled.NewFolder(sample), Options, CancellationToken.None);
        var folder = Repository.At("samples", sample);
        Assert.Equal(Relative(result.EvidencePath), Relative(folder));
        Assert.All(Relative(folder), path => Assert.Equal(File.ReadAllBytes(Path.Combine(result.EvidencePath, path)), File.ReadAllBytes(Path.Combine(folder, path))));
        Assert.Equal(File.ReadAllBytes(result.TruthPath), File.ReadAllBytes(Repository.At("samples", sample + ".truth.json")));
        Assert.InRange(result.Bytes, 1_000_000, 2_700_000);
    }

    [Theory(Explicit = true)]
    [InlineData("webshell", "proxylogon-webshell")]
    [InlineData("clean", "clean-patched")]
    public void Rewrite(string sample, string scenario)
    {
        var result = DrillWriter.Write(scenario, drilled.NewFolder("rewritten-" + sample), Options, CancellationToken.None);
        var folder = Repository.At("samples", sample);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var path in Relative(result.EvidencePath))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.Copy(Path.Combine(result.EvidencePath, path), Path.Combine(folder, path));
        }

        File.Copy(result.TruthPath, Repository.At("samples", sample + ".truth.json"), overwrite: true);
    }

    private static List<string> Relative(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(folder, p)).Order(StringComparer.Ordinal)];
}
