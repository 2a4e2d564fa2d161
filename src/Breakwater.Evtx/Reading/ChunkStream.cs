using System.Buffers.Binary;

namespace Breakwater.Evtx.Reading;

/// <summary>
/// Cuts a stream into chunks. They lie 64 KiB apart; where bytes were lost or inserted, the next signature decides: a piece without one ends there, and so does
/// a chunk inside of which another begins.
/// </summary>
internal sealed class ChunkStream : IDisposable
{
    private readonly Stream _stream;
    // Made when a chunk is cut: of most logs none is.
    private byte[] _held = [];
    private int _heldLength;
    private long _position;

    public ChunkStream(Stream stream) => _stream = stream;

    /// <summary>How many bytes of the file were handed out, its header included.</summary>
    public long Position => _position;

    /// <summary>Why the stream ended early (a bad sector, a share that has gone); null when it did not.</summary>
    public string? Failure { get; private set; }

    public int ReadHead(Span<byte> block)
    {
        var length = _stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
        _position = length;
        return length;
    }

    /// <summary>Takes back the end of what was read: it belongs to the first chunk.</summary>
    public void GiveBack(ReadOnlySpan<byte> block, int from)
    {
        if (_held.Length == 0)
        {
            _held = new byte[EvtxChunk.Size];
        }

        block[from..].CopyTo(_held);
        _heldLength = block.Length - from;
        _position -= _heldLength;
    }

    public bool TryRead(byte[] buffer, out long offset, out int length)
    {
        _held.AsSpan(0, _heldLength).CopyTo(buffer);
        length = _heldLength + Fill(buffer.AsSpan(_heldLength));
        _heldLength = 0;
        offset = _position;
        _position += length;
        var next = NextSignature(buffer.AsSpan(0, length));
        if (next > 0)
        {
            GiveBack(buffer.AsSpan(0, length), next);
            length = next;
        }

        return length > 0;
    }

    public void Dispose() => _stream.Dispose();

    // Not ReadAtLeast: where the stream fails in the middle of a chunk, the bytes before that hold records.
    private int Fill(Span<byte> buffer)
    {
        var filled = 0;
        try
        {
            for (int read; Failure is null && filled < buffer.Length && (read = _stream.Read(buffer[filled..])) > 0;)
            {
                filled += read;
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            Failure = e.Message;
        }

        return filled;
    }

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
