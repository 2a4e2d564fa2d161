using System.IO.Compression;
using System.Text;
using Breakwater.Collection.Packages;
using Breakwater.Collection.Verification;
using Breakwater.Collection.Zip;

namespace Breakwater.Collection.Tests;

/// <summary>What does not fit into the fields of the first zip format.</summary>
public sealed class LargePackageTest
{
    private static readonly DateTime Modified = new(2021, 3, 3, 5, 0, 0, DateTimeKind.Utc);

    /// <summary>More entries than 16 bits count.</summary>
    [Fact]
    public void ManyEntries_AreReadByUsAndByOthers()
    {
        const int count = 70_000;
        using var file = new MemoryStream();
        Write(file, Enumerable.Range(0, count).Select(i => ($"C/inetpub/logs/u_ex{i:D6}.log", (long)(i % 7))), b => (byte)b);
        Assert.Empty(PackageVerifier.Verify(file, null, TestContext.Current.CancellationToken).Problems);
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        Assert.Equal(count + 1, zip.Entries.Count);
        using var last = zip.GetEntry($"C/inetpub/logs/u_ex{count - 1:D6}.log")!.Open();
        Assert.Equal((count - 1) % 7, new StreamReader(last).ReadToEnd().Length);
    }

    /// <summary>An entry beyond 4 GiB and one that begins behind it. Takes a minute of processor time: run it with <c>-explicit only</c>.</summary>
    [Fact(Explicit = true)]
    public void EntryBeyondFourGibibytes_IsWhole_AndAFlippedBitBehindItIsFound()
    {
        using var file = new HoleStream();
        Write(file, [("C/pagefile.log", (4L << 30) + 12_345), ("C/behind.log", 5000)], _ => 0);
        Assert.True(file.Length > 4L << 30);
        Assert.Empty(PackageVerifier.Verify(file, null, TestContext.Current.CancellationToken).Problems);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
        {
            Assert.Equal([(4L << 30) + 12_345, 5000], zip.Entries.Take(2).Select(e => e.Length));
        }

        // Within the zeros of the large entry, far beyond what 32 bits reach.
        file.Position = (4L << 30) + 77;
        file.WriteByte(1);
        Assert.NotEmpty(PackageVerifier.Verify(file, null, TestContext.Current.CancellationToken).Problems);
    }

    private static void Write(Stream file, IEnumerable<(string Name, long Bytes)> entries, Func<long, byte> content)
    {
        var zip = new ZipWriter(file);
        List<ZipEntry> written = [];
        var manifest = new StringBuilder($$"""{"schema":"{{Manifest.Schema}}","files":[""");
        var block = new byte[1 << 20];
        foreach (var (name, bytes) in entries)
        {
            var (entry, sha256, packed) = zip.Add(name, Modified, bytes, target =>
            {
                for (var left = bytes; left > 0; left -= block.Length)
                {
                    var part = block.AsSpan(0, (int)Math.Min(left, block.Length));
                    part.Fill(content(bytes));
                    target.Write(part);
                }
            }, stored: bytes > uint.MaxValue);
            manifest.Append(written.Count == 0 ? "" : ",").Append($$"""
                {"entry":"{{name}}","source":"x","kind":"log","bytes":{{bytes}},"sha256":"{{sha256}}","packedBytes":{{entry.PackedBytes}},"packedSha256":"{{packed}}",
                "created":"2021-03-03T05:00:00.0000000Z","modified":"2021-03-03T05:00:00.0000000Z","read":"2021-03-03T05:00:00.0000000Z"}
                """);
            written.Add(entry);
        }

        var text = Encoding.UTF8.GetBytes(manifest.Append("],\"notCollected\":[]}").ToString());
        var (last, _, _) = zip.Add(Manifest.EntryName, Modified, text.Length, s => s.Write(text), stored: true);
        zip.Finish([.. written, last]);
    }
}
