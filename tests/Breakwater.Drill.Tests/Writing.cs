using System.Security.Cryptography;

namespace Breakwater.Drill.Tests;

public sealed class Writing(Drilled drilled)
{
    [Fact]
    public void SameSeed_GivesTheSameBytes()
    {
        var first = drilled.Get("proxylogon-webshell");
        var again = DrillWriter.Write("proxylogon-webshell", drilled.NewFolder("again"), new DrillOptions { Hours = 30, Seed = 7 }, CancellationToken.None);
        Assert.Equal(Digest(first), Digest(again));
        Assert.Equal(File.ReadAllBytes(first.TruthPath), File.ReadAllBytes(again.TruthPath));
    }

    [Fact]
    public void OtherSeed_GivesOtherBytes()
    {
        var other = DrillWriter.Write("proxylogon-webshell", drilled.NewFolder("other"), new DrillOptions { Hours = 30, Seed = 8 }, CancellationToken.None);
        Assert.NotEqual(Digest(drilled.Get("proxylogon-webshell")), Digest(other));
    }

    [Theory]
    [InlineData(6_000_000)]
    [InlineData(24_000_000)]
    public void Size_IsReachedWithinATenth(long size)
    {
        var result = DrillWriter.Write("clean-vulnerable", drilled.NewFolder("size" + size), new DrillOptions { SizeBytes = size }, CancellationToken.None);
        Assert.InRange(result.Bytes, size * 9 / 10, size * 11 / 10);
        Assert.Equal(EvidenceLogs.Files(result).Sum(f => new FileInfo(f).Length), result.Bytes);
        Assert.Equal(EvidenceLogs.Files(result).Count(), result.Files);
    }

    [Fact]
    public void FolderWithFiles_IsRefusedAndLeftAlone()
    {
        var folder = drilled.NewFolder("full");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "mine.txt"), "x");
        var refusal = Assert.Throws<DrillRefusedException>(() => DrillWriter.Write("probed", folder, new DrillOptions(), CancellationToken.None));
        Assert.StartsWith("DRILL002", refusal.Message, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void UnknownScenario_NamesTheKnownOnes()
    {
        var refusal = Assert.Throws<DrillRefusedException>(() => DrillWriter.Write("proxylogin", drilled.NewFolder("none"), new DrillOptions(), CancellationToken.None));
        Assert.Contains("proxylogon-webshell", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancellation_StopsTheWriting()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => DrillWriter.Write("probed", drilled.NewFolder("cancelled"), new DrillOptions(), cancelled.Token));
    }

    private static string Digest(DrillResult result)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in EvidenceLogs.Files(result))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetRelativePath(result.EvidencePath, path)));
            hash.AppendData(File.ReadAllBytes(path));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
