using System.Text;
using Breakwater.Collection.Verification;
using Breakwater.Collection.Zip;

namespace Breakwater.Collection.Tests;

/// <summary>No bit of a package can change unnoticed, wherever it lies.</summary>
public sealed class FlippedBitTest : IDisposable
{
    private readonly SmallServer _server = new();

    public void Dispose() => _server.Dispose();

    /// <summary>In steps that meet every byte and every place in it: the whole takes a minute.</summary>
    [Fact]
    public void EveryBit_IsCovered()
    {
        _server.Collect();
        AssertEveryBitIsCovered(File.ReadAllBytes(_server.Package), step: 5);
    }

    /// <summary>Entries of 4 GiB and more have other headers; here they are written for small ones.</summary>
    [Fact]
    public void EveryBitOfLargeHeaders_IsCovered()
    {
        using var file = new MemoryStream();
        var zip = new ZipWriter(file) { LargeFrom = 1 };
        var content = Encoding.UTF8.GetBytes(new string('x', 300));
        var modified = new DateTime(2021, 3, 3, 5, 0, 0, DateTimeKind.Utc);
        var (entry, sha256, packed) = zip.Add("C/inetpub/wwwroot/x.aspx", modified, content.Length, s => s.Write(content));
        var manifest = Encoding.UTF8.GetBytes($$"""
            {"schema":"breakwater.package/1","files":[{"entry":"{{entry.Name}}","source":"x","kind":"web code","bytes":300,"sha256":"{{sha256}}","packedBytes":{{entry.PackedBytes}},
            "packedSha256":"{{packed}}","created":"2021-03-03T05:00:00.0000000Z","modified":"2021-03-03T05:00:00.0000000Z","read":"2021-03-03T05:00:00.0000000Z"}],"notCollected":[]}
            """);
        var (manifestEntry, _, _) = zip.Add("manifest.json", modified, manifest.Length, s => s.Write(manifest), stored: true);
        zip.Finish([entry, manifestEntry]);
        AssertEveryBitIsCovered(file.ToArray(), step: 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(21)]
    [InlineData(-1)]
    public void OtherLength_IsFound(int change)
    {
        _server.Collect();
        var bytes = File.ReadAllBytes(_server.Package);
        Assert.NotEmpty(Verify(change < 0 ? [.. bytes, 0] : bytes[..change]));
        Assert.NotEmpty(Verify(bytes[..^Math.Max(1, change)]));
    }

    [Fact]
    public void RandomBytes_NeverThrow()
    {
        _server.Collect();
        var package = File.ReadAllBytes(_server.Package);
        var random = new Random(20210303);
        for (var round = 0; round < 1500; round++)
        {
            var bytes = package.ToArray();
            for (var i = random.Next(1, 30); i > 0; i--)
            {
                // The end and the directory decide how everything else is read.
                var at = random.Next(2) == 0 ? random.Next(bytes.Length) : bytes.Length - 1 - random.Next(Math.Min(600, bytes.Length));
                bytes[at] = (byte)random.Next(256);
            }

            Verify(random.Next(3) == 0 ? bytes[random.Next(bytes.Length)..] : bytes);
        }
    }

    private static void AssertEveryBitIsCovered(byte[] package, int step)
    {
        Assert.Empty(Verify(package));
        for (var bit = 0; bit < package.Length * 8; bit += step)
        {
            package[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(Verify(package).Count > 0, $"bit {bit % 8} of byte {bit / 8}");
            package[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    private static IReadOnlyList<string> Verify(byte[] package)
    {
        using var file = new MemoryStream(package, writable: false);
        return PackageVerifier.Verify(file, null, TestContext.Current.CancellationToken).Problems;
    }
}
