using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Breakwater.Drill.EventLogs;

/// <summary>A value of an event as the log stores it, and as text for a log that keeps rendered events.</summary>
internal readonly record struct EventValue(EventValueType Type, byte[] Bytes, string Rendered)
{
    /// <summary>The strings of an array.</summary>
    public IEnumerable<string> Items => Encoding.Unicode.GetString(Bytes).Split('\0').SkipLast(1);

    public static EventValue Null { get; } = new(EventValueType.Null, [], "");

    public static EventValue Text(string text) => new(EventValueType.Text, Encoding.Unicode.GetBytes(text), text);

    /// <summary>What a classic event carries: each string ends with NUL, and each becomes a Data element of its own.</summary>
    public static EventValue Texts(IEnumerable<string> texts) =>
        new(EventValueType.Texts, Encoding.Unicode.GetBytes(string.Concat(texts.Select(t => t + "\0"))), string.Join(", ", texts));

    public static EventValue UInt8(byte number) => new(EventValueType.UInt8, [number], Plain(number));

    public static EventValue UInt16(ushort number) => new(EventValueType.UInt16, BitConverter.GetBytes(number), Plain(number));

    public static EventValue Int32(int number) => new(EventValueType.Int32, BitConverter.GetBytes(number), number.ToString(CultureInfo.InvariantCulture));

    public static EventValue UInt32(uint number) => new(EventValueType.UInt32, BitConverter.GetBytes(number), Plain(number));

    public static EventValue UInt64(ulong number) => new(EventValueType.UInt64, BitConverter.GetBytes(number), Plain(number));

    public static EventValue Boolean(bool value) => new(EventValueType.Boolean, BitConverter.GetBytes(value ? 1 : 0), value ? "true" : "false");

    public static EventValue Binary(params byte[] bytes) => new(EventValueType.Binary, bytes, Convert.ToHexString(bytes));

    public static EventValue Guid(Guid guid) => new(EventValueType.Guid, guid.ToByteArray(), guid.ToString("B").ToUpperInvariant());

    public static EventValue FileTime(DateTime time) => new(EventValueType.FileTime, BitConverter.GetBytes(time.ToFileTimeUtc()), time.ToString("yyyy-MM-ddTHH:mm:ss.fffffff00Z", CultureInfo.InvariantCulture));

    public static EventValue HexInt32(uint number) => new(EventValueType.HexInt32, BitConverter.GetBytes(number), $"0x{number:x}");

    public static EventValue HexInt64(ulong number) => new(EventValueType.HexInt64, BitConverter.GetBytes(number), $"0x{number:x}");

    /// <summary>From the written form, <c>S-1-5-18</c> (MS-DTYP 2.4.2.2).</summary>
    public static EventValue Sid(string sid)
    {
        var parts = sid.Split('-').Skip(1).Select(p => uint.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        var bytes = new byte[8 + ((parts.Length - 2) * 4)];
        bytes[0] = (byte)parts[0];
        bytes[1] = (byte)(parts.Length - 2);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), parts[1]);
        for (var i = 2; i < parts.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8 + ((i - 2) * 4)), parts[i]);
        }

        return new(EventValueType.Sid, bytes, sid);
    }

    private static string Plain(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
