using System.Security.Cryptography;
using Breakwater.Analysis.Files;
using Breakwater.Detection.WebFiles;

namespace Breakwater.Analysis.Tests.Files;

/// <summary>A web file is held whole up to a limit, and beyond it at both ends; its digest is always of all of it.</summary>
public sealed class BoundedContentTest
{
    private const int Block = 64 * 1024;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Block - 1)]
    [InlineData(Block)]
    [InlineData(Block + 1)]
    [InlineData((2 * Block) + 1)]
    [InlineData(WebFile.MaxWholeBytes - 1)]
    [InlineData(WebFile.MaxWholeBytes)]
    [InlineData(WebFile.MaxWholeBytes + 1)]
    [InlineData(WebFile.MaxWholeBytes + (WebFile.WindowBytes / 2))]
    [InlineData((2 * WebFile.MaxWholeBytes) + 12345)]
    public void WhateverItsLengthAndHoweverItIsRead_BothEndsAndTheDigestAreRight(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        using var content = BoundedContent.Read(new Dribble(bytes));
        Assert.Equal(length, content.LengthBytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), content.Sha256);
        var isWhole = length <= WebFile.MaxWholeBytes;
        Assert.True(content.Head.Span.SequenceEqual(isWhole ? bytes : bytes.AsSpan(0, WebFile.WindowBytes)));
        Assert.True(content.Tail.Span.SequenceEqual(isWhole ? [] : bytes.AsSpan(length - WebFile.WindowBytes)));
    }

    [Fact]
    public void TheMemoryOfOneFile_IsNotSeenInTheNext()
    {
        using (BoundedContent.Read(new MemoryStream([.. Enumerable.Repeat((byte)'x', Block)])))
        {
        }

        using var next = BoundedContent.Read(new MemoryStream("short"u8.ToArray()));
        Assert.Equal("short"u8.ToArray(), next.Head.ToArray());
    }

    /// <summary>Gives as few bytes a read as a slow archive might.</summary>
    private sealed class Dribble(byte[] bytes) : MemoryStream(bytes)
    {
        private readonly Random _random = new(7);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, _random.Next(1, 40_000)));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, _random.Next(1, 40_000))]);
    }
}
