using System.Buffers.Binary;
using System.Text;
using Breakwater.Analysis.Witnesses;

namespace Breakwater.Analysis.Tests.Witnesses;

public sealed class BinaryVersionReaderTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(64 * 1024 - 60)]
    [InlineData(64 * 1024 - 20)]
    [InlineData(200_000)]
    public void VersionResource_GivesTheBuildWhereverItLies(int offset) =>
        Assert.Equal("15.1.2176.2", BinaryVersionReader.TryRead(new MemoryStream(Binary(offset)))?.ToString());

    [Fact]
    public void NoPeFile_GivesNothing() => Assert.Null(BinaryVersionReader.TryRead(new MemoryStream(Binary(0)[2..])));

    [Fact]
    public void KeyWithoutTheFixedSignature_IsNotAVersion()
    {
        var bytes = Binary(100);
        bytes.AsSpan().Replace((byte)0xBD, (byte)0xBE);
        Assert.Null(BinaryVersionReader.TryRead(new MemoryStream(bytes)));
    }

    [Fact]
    public void MutatedBinaries_NeverThrow()
    {
        var random = new Random(20210303);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = Binary(random.Next(300));
            for (var flips = random.Next(1, 20); flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            BinaryVersionReader.TryRead(new MemoryStream(bytes, 0, random.Next(bytes.Length)));
        }
    }

    /// <summary>The part of a PE file that matters: the magic and a VS_VERSIONINFO structure.</summary>
    private static byte[] Binary(int offset)
    {
        var resource = new byte[6 + 32 + 2 + 52];
        BinaryPrimitives.WriteUInt16LittleEndian(resource, (ushort)resource.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(resource.AsSpan(2), 52);
        Encoding.Unicode.GetBytes("VS_VERSION_INFO\0").CopyTo(resource, 6);
        var fixedPart = resource.AsSpan(40);
        BinaryPrimitives.WriteUInt32LittleEndian(fixedPart, 0xFEEF04BD);
        BinaryPrimitives.WriteUInt32LittleEndian(fixedPart[8..], (15 << 16) | 1);
        BinaryPrimitives.WriteUInt32LittleEndian(fixedPart[12..], (2176 << 16) | 2);
        return [(byte)'M', (byte)'Z', .. new byte[offset], .. resource, .. new byte[100]];
    }
}
