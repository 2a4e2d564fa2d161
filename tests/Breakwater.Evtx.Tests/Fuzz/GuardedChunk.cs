using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Breakwater.Evtx.Tests.Fuzz;

/// <summary>
/// A chunk whose buffer lies between two arrays of a known byte that never move. Two of them with different bytes around must read the same from the same input:
/// where they do not, something was read from outside the buffer, or was left over from an earlier chunk.
/// </summary>
internal sealed class GuardedChunk
{
    private const int GuardLength = 65536;
    private static readonly byte[] FileHeader = Header();

    private readonly EvtxChunk _chunk = new();
    private readonly List<byte[]> _memory = [];
    private readonly ArrayBufferWriter<byte> _output = new();
    private byte[] _log = [];

    public GuardedChunk(byte guard)
    {
        // The three are neighbours unless the collector began a new region in between.
        byte[] before, buffer, after;
        do
        {
            (before, buffer, after) = (Pinned(GuardLength + guard), Pinned(GuardLength), Pinned(GuardLength + guard));
            _memory.AddRange([before, buffer, after]);
        }
        while (Distance(before, buffer) > GuardLength + 512 || Distance(buffer, after) > GuardLength + 512);

        before.AsSpan().Fill(guard);
        after.AsSpan().Fill(guard);
        BufferOf(_chunk) = buffer;
    }

    /// <summary>Records read so far.</summary>
    public long Records { get; private set; }

    /// <summary>Reads everything that the bytes give, in every form, and returns it as one text.</summary>
    public ReadOnlySpan<byte> Read(byte[] chunks, bool carve)
    {
        _output.ResetWrittenCount();
        _log = [.. FileHeader, .. chunks];
        using var file = EvtxFile.Open(_log, new EvtxReadOptions { Carve = carve });
        while (file.TryRead(_chunk))
        {
            foreach (var record in _chunk)
            {
                Records++;
                Fields(record);
                var start = _output.WrittenCount;
                record.WriteJson(_output);
                ParseJson(_output.WrittenSpan[start..]);
                record.WriteXml(_output);
            }

            foreach (var damage in _chunk.Damage)
            {
                Text(damage.ToString());
            }
        }

        return _output.WrittenSpan;
    }

    private static void ParseJson(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
        }
    }

    private void Fields(EvtxRecord record)
    {
        Text(record.Provider);
        Text(record.Channel);
        Text(record.Computer);
        Text($"{record.EventId} {record.Level} {record.Task} {record.Opcode} {record.Version} {record.CreatedUtc?.Ticks} {record.EventRecordId} {record.ProcessId} {record.ThreadId}");
        Text(record.UserSid.ToString());
        Text(record.Keywords.ToString());
        foreach (var value in record.Values)
        {
            Text(value.Name);
            Text(value.Value.ToString());
        }
    }

    private void Text(ReadOnlySpan<char> text)
    {
        Encoding.UTF8.GetBytes(text, _output);
        _output.Write("\n"u8);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Buffer>k__BackingField")]
    private static extern ref byte[] BufferOf(EvtxChunk chunk);

    private static byte[] Pinned(int length) => GC.AllocateArray<byte>(length, pinned: true);

    private static long Distance(byte[] first, byte[] second) =>
        Marshal.UnsafeAddrOfPinnedArrayElement(second, 0) - Marshal.UnsafeAddrOfPinnedArrayElement(first, 0) is var distance && distance > 0 ? distance : long.MaxValue;

    private static byte[] Header()
    {
        var header = new byte[4096];
        "ElfFile\0"u8.CopyTo(header);
        return header;
    }
}
