using System.IO.MemoryMappedFiles;
using BenchmarkDotNet.Attributes;
using Breakwater.Patterns;

namespace Breakwater.Benchmarks;

/// <summary>How a log gets from the page cache to the search: read in blocks of one size or another, or mapped.</summary>
public class LogFileReading
{
    private const int Copies = 16;

    private readonly LiteralSet _set = new([new("/aspnet_client/never.aspx"), new("X-BEResource=never"), new("/ecp/never.js")]);
    private string _file = "";
    private long _length;

    [Params(64, 256, 1024, 4096)]
    public int BlockKilobytes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _file = Path.GetTempFileName();
        var part = IisLines.Make();
        using var stream = File.Create(_file);
        for (var i = 0; i < Copies; i++)
        {
            stream.Write(part);
        }

        _length = stream.Length;
    }

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_file);

    [Benchmark(Baseline = true)]
    public int Blocks()
    {
        using var handle = File.OpenHandle(_file);
        var block = new byte[BlockKilobytes * 1024];
        var found = 0;
        for (var at = 0L; at < _length; at += block.Length)
        {
            found += _set.IndexIn(block.AsSpan(0, RandomAccess.Read(handle, block, at))) < 0 ? 0 : 1;
        }

        return found;
    }

    [Benchmark]
    public int Stream()
    {
        using var stream = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var block = new byte[BlockKilobytes * 1024];
        var found = 0;
        for (int read; (read = stream.Read(block)) > 0;)
        {
            found += _set.IndexIn(block.AsSpan(0, read)) < 0 ? 0 : 1;
        }

        return found;
    }

    [Benchmark]
    public unsafe int Mapped()
    {
        using var mapping = MemoryMappedFile.CreateFromFile(_file, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using var view = mapping.CreateViewAccessor(0, _length, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            var found = 0;
            for (var at = 0L; at < _length; at += BlockKilobytes * 1024)
            {
                found += _set.IndexIn(new ReadOnlySpan<byte>(start + at, (int)Math.Min(BlockKilobytes * 1024, _length - at))) < 0 ? 0 : 1;
            }

            return found;
        }
        finally
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }
}
