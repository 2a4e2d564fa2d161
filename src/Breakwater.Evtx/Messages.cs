using System.Globalization;
using Breakwater.Evtx.BinXml;
using Breakwater.Evtx.Reading;

namespace Breakwater.Evtx;

/// <summary>Every damage that the reader reports, in one place.</summary>
internal static class Messages
{
    private const int MaxFound = 80;

    public static EvtxDamage FileMagic(ReadOnlySpan<byte> found) => new("file header", 0, "the signature ElfFile", Bytes(found), "the header is ignored, chunks are read");

    public static EvtxDamage FileHeaderTooShort(long length) => new("file header", 0, "4096 bytes", Count(length), "what is there is searched for chunks");

    public static EvtxDamage FileChecksum(uint expected, uint found) => new("file header", 124, $"checksum 0x{expected:X8}", $"0x{found:X8}", "the header is used all the same");

    public static EvtxDamage ChunkZeroed(long offset) => new("chunk", offset, "a chunk, by the count in the file header", "only zero bytes", "nothing to read; the next chunk is read");

    public static EvtxDamage ChunksMissing(int expected, long found, long end) =>
        new("end of file", end, string.Create(CultureInfo.InvariantCulture, $"{expected} chunks, by the count in the file header"), string.Create(CultureInfo.InvariantCulture, $"{found} chunks"), "what is there was read");

    public static EvtxDamage StreamFailed(long at, string why) => new("file", at, "the rest of the log", $"that it cannot be read ({(why.Length <= MaxFound ? why : why[..MaxFound])})", "what came before was read");

    public static EvtxDamage ChunkMagic(long offset, ReadOnlySpan<byte> found, string consequence) => new("chunk header", offset, "the signature ElfChnk", Bytes(found), consequence);

    public static string ChunkTaken => "a record starts where a chunk's first one does, so it is read as a chunk";

    public static string BytesSkipped(int length) => $"{Count(length)} skipped";

    public static string BytesCarved(int length) => $"{Count(length)} searched for records";

    public static EvtxDamage ChunkLength(long offset, int found) => new("chunk", offset, Count(EvtxChunk.Size), Count(found), "its complete records are read");

    public static EvtxDamage ChunkHeaderChecksum(long offset, uint expected, uint found) =>
        new("chunk header", offset + 124, $"checksum 0x{expected:X8}", $"0x{found:X8}", "the chunk is read all the same");

    public static EvtxDamage ChunkDataChecksum(long offset, uint expected, uint found) =>
        new("chunk", offset + 52, $"checksum of the records 0x{expected:X8}", $"0x{found:X8}", "the chunk is read all the same");

    public static EvtxDamage FreeSpace(long offset, uint found) =>
        new("chunk header", offset + 48, "free space between 512 and 65536", found.ToString(CultureInfo.InvariantCulture), "records are read to the end of the chunk");

    public static EvtxDamage Record(long offset, string expected, ReadOnlySpan<byte> found, int skipped) => new("record", offset, expected, Bytes(found), $"{Count(skipped)} skipped");

    public static EvtxDamage RecordSizeCopy(long offset, uint expected, uint found) => new("record", offset, $"the size {expected} again at its end", $"{found}", "the record is read all the same");

    public static EvtxDamage RecordTorn(long offset, uint expected, ReadOnlySpan<byte> found, int skipped) =>
        new("record", offset, $"the size {expected} again at its end", Bytes(found), $"the record is delivered with what could be read, {Count(skipped)} behind it skipped");

    public static EvtxDamage Event(EvtxChunk chunk, in RecordExtent record, Problem problem)
    {
        var at = problem.At > 0 ? problem.At : record.Start;
        return new("event", chunk.FileOffset + at, problem.Expected, Bytes(chunk.Bytes.Slice(at, Math.Min(8, chunk.Bytes.Length - at))), $"record {record.Id} is delivered with what could be read");
    }

    private static string Bytes(ReadOnlySpan<byte> found) => found.Length == 0 ? "nothing" : System.Convert.ToHexString(found[..Math.Min(found.Length, MaxFound / 2)]);

    private static string Count(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes");
}
