namespace Breakwater.Evidence.Tests;

/// <summary>A disk that fails under the evidence: the bytes before that count, and why the rest is missing is known.</summary>
public sealed class FailingStreamTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5000)]
    public void AFailureOfTheFileSystem_EndsTheStream_AndIsToldOnce(int good)
    {
        using var stream = new ArtefactStream(new BadSector(good), 9000, null, CancellationToken.None);
        using var taken = new MemoryStream();
        stream.CopyTo(taken);

        Assert.Equal(good, taken.Length);
        Assert.Equal(good, stream.BytesRead);
        Assert.Equal("Input/output error", stream.Failure);
        Assert.Equal(0, stream.Read(new byte[10]));
        // The failure says it all: that the length differs too is no second problem.
        Assert.Null(stream.WrongLength);
    }

    private sealed class BadSector(int good) : MemoryStream(new byte[good])
    {
        public override int Read(Span<byte> buffer) => Position == Length ? throw new IOException("Input/output error") : base.Read(buffer);
    }
}
