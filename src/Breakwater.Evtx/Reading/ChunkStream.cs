using System.Buffers.Binary;

namespace Breakwater.Evtx.Reading;

/// <summary>
/// Cuts a stream into chunks. They lie 64 KiB apart; where bytes were lost or inserted, the next signature decides: a piece without one ends there, and so does
/// a chunk inside of which another begins.
/// </summary>
internal sealed class ChunkStream : IDisposable
{
    private readonly Stream stream;
    private readonly byte[] held = new byte[EvtxChunk.Size];
    private int heldLength;
    private long position;

    public ChunkStream(Stream stream) => this.stream = stream;

    public int ReadHead(Span<byte> block)
    {
        var length = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
        position = length;
        return length;
    }

    /// <summary>Takes back the end of what was read: it belongs to the first chunk.</summary>
    public void GiveBack(ReadOnlySpan<byte> block, int from)
    {
        block[from..].CopyTo(held);
        heldLength = block.Length - from;
        position -= heldLength;
    }

    public bool TryRead(byte[] buffer, out long offset, out int length)
    {
        held.AsSpan(0, heldLength).CopyTo(buffer);
        length = heldLength + stream.ReadAtLeast(buffer.AsSpan(heldLength), buffer.Length - heldLength, throwOnEndOfStream: false);
        heldLength = 0;
        offset = position;
        position += length;
        var next = NextSignature(buffer.AsSpan(0, length));
        if (next > 0)
        {
            GiveBack(buffer.AsSpan(0, length), next);
            length = next;
        }

        return length > 0;
    }

    public void Dispose() => stream.Dispose();

    private static int NextSignature(ReadOnlySpan<byte> bytes)
    {
        // The middle of the signature: its ends are common in UTF-16 text.
        const int middle = 2;
        var from = middle + (bytes.StartsWith(EvtxFile.ChunkMagic) ? EvtxChunk.HeaderLength : 1);
        while (from < bytes.Length)
        {
            var next = bytes[from..].IndexOf("fChnk"u8);
            if (next < 0)
            {
                return -1;
            }

            // The size of the header after the signature tells a chunk from text that quotes one.
            var at = from + next - middle;
            if (at + 44 <= bytes.Length && bytes[at..].StartsWith(EvtxFile.ChunkMagic) && BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 40)..]) == 128)
            {
                return at;
            }

            from += next + 1;
        }

        return -1;
    }
}
