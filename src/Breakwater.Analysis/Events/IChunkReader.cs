using Breakwater.Evtx;

namespace Breakwater.Analysis.Events;

/// <summary>What one thread needs to read chunks.</summary>
internal interface IChunkReader<out TResult> : IDisposable
{
    /// <summary>Filled before <see cref="Read"/>.</summary>
    EvtxChunk Chunk { get; }

    /// <summary>Reads the records of the chunk.</summary>
    TResult Read();
}
