using System.Diagnostics;

namespace Breakwater.Evtx.Tests.Fuzz;

/// <summary>Runs cases in batches: a batch is read forwards with one chunk and backwards with another, so the two have different histories and surroundings.</summary>
internal sealed class FuzzRun
{
    public const int BatchLength = 64;

    private readonly ChunkMutator _mutator;
    private readonly TimeSpan _limitPerMegabyte;
    private readonly GuardedChunk _forwards;
    private readonly GuardedChunk _backwards;
    private readonly byte[][] _cases = new byte[BatchLength][];
    private readonly int[] _hashes = new int[BatchLength];

    /// <param name="mutator">Makes the cases.</param>
    /// <param name="limitPerMegabyte">What no reading may take longer than.</param>
    public FuzzRun(ChunkMutator mutator, TimeSpan limitPerMegabyte)
    {
        _mutator = mutator;
        _limitPerMegabyte = limitPerMegabyte;
        _forwards = new GuardedChunk(0x2A);
        _backwards = new GuardedChunk(0xC5);
    }

    /// <summary>The case being read and since when (<see cref="Stopwatch.GetTimestamp"/>): for whoever watches for one that never ends.</summary>
    public (long Number, long Since) Current { get; private set; }

    public long Records => _forwards.Records;

    /// <summary>Runs the cases from <paramref name="first"/> on; null when all is well, else which case failed and how.</summary>
    public string? Batch(long first)
    {
        for (var i = 0; i < BatchLength; i++)
        {
            _cases[i] = _mutator.Case(first + i);
            if (Try(_forwards, first, i, out _hashes[i]) is { } failure)
            {
                return failure;
            }
        }

        for (var i = BatchLength - 1; i >= 0; i--)
        {
            if (Try(_backwards, first, i, out var hash) is { } failure)
            {
                return failure;
            }

            if (hash != _hashes[i])
            {
                return $"case {first + i}: what was read depends on bytes outside of the chunk or on what was read before";
            }
        }

        return null;
    }

    private string? Try(GuardedChunk chunk, long first, int index, out int hash)
    {
        hash = 0;
        var limit = _limitPerMegabyte * Math.Max(1, _cases[index].Length / 65536.0) / 16;
        var fastest = TimeSpan.MaxValue;
        try
        {
            // A busy machine makes one reading slow; only what is slow every time is.
            for (var again = 0; fastest > limit && again < 40; again++)
            {
                Current = (first + index, Stopwatch.GetTimestamp());
                var hashing = default(HashCode);
                hashing.AddBytes(chunk.Read(_cases[index], carve: index % 2 == 0));
                hash = hashing.ToHashCode();
                var elapsed = Stopwatch.GetElapsedTime(Current.Since);
                fastest = elapsed < fastest ? elapsed : fastest;
            }
        }
#pragma warning disable CA1031 // Any exception is what is looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return $"case {first + index}: {e}";
        }

        return fastest > limit ? $"case {first + index}: {fastest.TotalMilliseconds:0} ms for {_cases[index].Length} bytes" : null;
    }
}
