using System.IO.Compression;
using System.Text.Json;
using Breakwater.Collection.Verification;

namespace Breakwater.Collection.Tests;

/// <summary>What a package holds, as any other program sees it.</summary>
public sealed class PackageTest : IDisposable
{
    private readonly SmallServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void EveryEntry_IsByteForByteItsSource()
    {
        _server.Write("inetpub/wwwroot/empty.aspx", "");
        _server.Collect();
        using var zip = ZipFile.OpenRead(_server.Package);
        foreach (var entry in zip.Entries.Where(e => e.FullName != "manifest.json"))
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            Assert.Equal(File.ReadAllBytes(Path.Combine(_server.Root, entry.FullName)), copy.ToArray());
        }

        Assert.Equal(6, zip.Entries.Count);
        Assert.DoesNotContain(zip.Entries, e => e.Name == "hosts");
    }

    [Fact]
    public void WhatIsOverwrittenSoonest_ComesFirst()
    {
        File.SetLastWriteTimeUtc(_server.Write($"{SmallServer.Install}/Logging/HttpProxy/Ecp/HttpProxy_2021030205-1.LOG", "older"), new DateTime(2021, 3, 2, 6, 0, 0, DateTimeKind.Utc));
        _server.Collect();
        using var zip = ZipFile.OpenRead(_server.Package);
        Assert.Equal(
            ["Security.evtx", "logon.aspx", "HttpProxy_2021030205-1.LOG", "HttpProxy_2021030305-1.LOG", "u_ex210303.log", "manifest.json"],
            zip.Entries.Select(e => e.Name));
    }

    [Fact]
    public void Manifest_SaysWhoWhenWhereAndWhatIsMissing()
    {
        var outside = Directory.CreateDirectory(Path.Combine(_server.Folder, "elsewhere")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(_server.Root, "inetpub", "wwwroot"), outside);
        var result = _server.Collect(_server.Request() with { CollectedBy = "A. Person", ClockOffset = "2.5 s", TakenAt = new DateTime(2021, 3, 10, 0, 0, 0, DateTimeKind.Utc) });
        using var manifest = Manifest();
        var custody = manifest.RootElement.GetProperty("custody");
        Assert.Equal("A. Person", custody.GetProperty("collectedBy").GetString());
        Assert.Equal("2.5 s", custody.GetProperty("clockOffset").GetString());
        Assert.Equal(Environment.MachineName, custody.GetProperty("sessions")[0].GetProperty("host").GetString());
        Assert.StartsWith("2021-03-10T00:00:00", manifest.RootElement.GetProperty("evidenceTime").GetString(), StringComparison.Ordinal);
        Assert.Contains("COLL012", Assert.Single(result.NotCollected).Reason, StringComparison.Ordinal);
        Assert.Equal(Path.Combine(_server.Root, "inetpub", "wwwroot"), manifest.RootElement.GetProperty("notCollected")[0].GetProperty("source").GetString());
        Assert.All(manifest.RootElement.GetProperty("files").EnumerateArray(), f => Assert.StartsWith(_server.Root, f.GetProperty("source").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void UnmeasuredClock_IsSaidToBe()
    {
        _server.Collect();
        using var manifest = Manifest();
        Assert.Equal("not measured", manifest.RootElement.GetProperty("custody").GetProperty("clockOffset").GetString());
        Assert.Equal(JsonValueKind.Null, manifest.RootElement.GetProperty("evidenceTime").ValueKind);
    }

    [Fact]
    public void Package_IsIntactAndKnownByItsHash()
    {
        var result = _server.Collect();
        var check = PackageVerifier.Verify(_server.Package, result.ManifestSha256, TestContext.Current.CancellationToken);
        Assert.Empty(check.Problems);
        Assert.Equal(4, check.Files);
        Assert.Contains("COLL024", Assert.Single(PackageVerifier.Verify(_server.Package, new string('0', 64), TestContext.Current.CancellationToken).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void PackageInsideTheRoot_IsNotCollected()
    {
        _server.Collect(_server.Request() with { Output = Path.Combine(_server.Root, "inetpub", "wwwroot.zip") });
        Directory.CreateDirectory(Path.Combine(_server.Root, "inetpub", "wwwroot"));
        var second = _server.Collect(_server.Request() with { Output = Path.Combine(_server.Root, "inetpub", "wwwroot", "p.zip") });
        Assert.Equal(4, second.Files);
    }

    [Fact]
    public void DenseContent_StaysBelowWhatReadersTakeForABomb()
    {
        using (var file = File.OpenWrite(_server.Write("inetpub/logs/LogFiles/W3SVC1/u_ex210304.log", "")))
        {
            file.SetLength(70L << 20);
        }

        _server.Collect();
        using var zip = ZipFile.OpenRead(_server.Package);
        Assert.All(zip.Entries, e => Assert.True(e.Length < 32L << 20 || e.Length / e.CompressedLength < 300, e.Name));
    }

    private JsonDocument Manifest()
    {
        using var zip = ZipFile.OpenRead(_server.Package);
        using var content = zip.GetEntry("manifest.json")!.Open();
        return JsonDocument.Parse(content);
    }
}
