using System.Security.Cryptography;

namespace Breakwater.Knowledge.Tests;

public sealed class PackTests
{
    private static readonly byte[] Good = Embedded();

    [Fact]
    public void AnUnchangedPack_Opens()
    {
        Assert.True(KnowledgeBase.TryOpen(Good, out var knowledge, out var problem), problem);
        Assert.Equal(KnowledgeBase.Embedded.Digest, knowledge!.Digest);
    }

    [Fact]
    public void ASingleFlippedBit_IsRefused()
    {
        var changed = Good.ToArray();
        changed[^1] ^= 1;
        Assert.False(KnowledgeBase.TryOpen(changed, out _, out var problem));
        Assert.StartsWith("KNOW", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(50)]
    [InlineData(1000)]
    public void ATruncatedPack_IsRefused(int length) => Assert.False(KnowledgeBase.TryOpen(Good[..length], out _, out _));

    [Fact]
    public void AnyBytesUnderARightDigest_NeverThrow()
    {
        var random = new Random(20210302);
        for (var i = 0; i < 300; i++)
        {
            var changed = Good.ToArray();
            for (var n = random.Next(1, 6); n > 0; n--)
            {
                // Most of the pack is hashes of web files; the interesting part is in front.
                changed[40 + random.Next(i % 2 == 0 ? 2000 : 60000)] = (byte)random.Next(256);
            }

            SHA256.HashData(changed.AsSpan(40)).CopyTo(changed, 8);
            _ = KnowledgeBase.TryOpen(changed, out _, out _);
        }
    }

    private static byte[] Embedded()
    {
        using var stream = typeof(KnowledgeBase).Assembly.GetManifestResourceStream("knowledge.pack")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
