using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Breakwater.Evtx.Writing;

namespace Breakwater.Evtx;

/// <summary>A value as the log stores it, a view over the chunk: valid until the next record is read. Converting never throws; what does not fit gives false.</summary>
public readonly ref struct EvtxValue
{
    internal EvtxValue(EvtxValueType type, ReadOnlySpan<byte> bytes)
    {
        Type = type;
        Bytes = bytes;
    }

    /// <summary>The stored type, with <see cref="EvtxValueType.Array"/> set for an array.</summary>
    public EvtxValueType Type { get; }

    /// <summary>The stored bytes, little-endian, strings in UTF-16.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Nothing is stored. An empty string is not null.</summary>
    public bool IsNull => Type == EvtxValueType.Null;

    /// <summary>Several values of one type; <see cref="ToString"/> joins them.</summary>
    public bool IsArray => (Type & EvtxValueType.Array) != 0;

    /// <summary>The characters of a string without terminating NULs; empty for every other type.</summary>
    public ReadOnlySpan<char> Chars
    {
        get
        {
            if (Type is not (EvtxValueType.String or EvtxValueType.EventXml))
            {
                return default;
            }

            var chars = MemoryMarshal.Cast<byte, char>(Bytes);
            return chars.Length > 0 && chars[^1] == '\0' ? chars.TrimEnd('\0') : chars;
        }
    }

    /// <summary>Any integer type including hexadecimal ones and Bool, at most eight bytes; an unsigned value above <see cref="long.MaxValue"/> comes out negative.</summary>
    public bool TryGetInt64(out long value)
    {
        if (IsInteger && Bytes.Length is > 0 and <= 8)
        {
            var number = ReadUnsigned(Bytes);
            var shift = IsSigned ? 64 - (Bytes.Length * 8) : 0;
            value = (long)(number << shift) >> shift;
            return true;
        }

        value = 0;
        return Type is EvtxValueType.String or EvtxValueType.EventXml && long.TryParse(Chars, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out value);
    }

    /// <summary>FileTime, SystemTime, or a string in ISO 8601 as forwarded events have it; always UTC.</summary>
    public bool TryGetTime(out DateTime utc) => TimeText.TryRead(this, out utc);

    /// <summary>A GUID stored as such or as text.</summary>
    public bool TryGetGuid(out Guid value)
    {
        value = Type == EvtxValueType.Guid && Bytes.Length == 16 ? new Guid(Bytes) : default;
        return (Type == EvtxValueType.Guid && Bytes.Length == 16) || Guid.TryParse(Chars, out value);
    }

    /// <summary>The value as it stands in the XML of the event, unescaped; the items of an array joined with ", ".</summary>
    public override string ToString()
    {
        if (Type is EvtxValueType.String or EvtxValueType.EventXml)
        {
            return Chars.ToString();
        }

        var buffer = Utf8Buffer.OfThread();
        ValueText.Append(buffer, this, Escaping.None);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    /// <summary>Writes what <see cref="ToString"/> gives as UTF-8.</summary>
    public void WriteTo(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var buffer = new Utf8Buffer();
        ValueText.Append(buffer, this, Escaping.None);
        writer.Write(buffer.Written);
    }

    internal bool IsSigned => Is(Type, SignedTypes);

    internal bool IsInteger => Is(Type, SignedTypes | UnsignedTypes | HexadecimalTypes | (1UL << (int)EvtxValueType.Bool));

    /// <summary>A bare number in JSON when it has at most eight bytes.</summary>
    internal bool IsDecimal => Is(Type, SignedTypes | UnsignedTypes);

    private const ulong SignedTypes =
        (1UL << (int)EvtxValueType.Int8) | (1UL << (int)EvtxValueType.Int16) | (1UL << (int)EvtxValueType.Int32) | (1UL << (int)EvtxValueType.Int64);

    private const ulong UnsignedTypes =
        (1UL << (int)EvtxValueType.UInt8) | (1UL << (int)EvtxValueType.UInt16) | (1UL << (int)EvtxValueType.UInt32) | (1UL << (int)EvtxValueType.UInt64);

    private const ulong HexadecimalTypes =
        (1UL << (int)EvtxValueType.SizeT) | (1UL << (int)EvtxValueType.HexInt32) | (1UL << (int)EvtxValueType.HexInt64) | (1UL << (int)EvtxValueType.EventHandle);

    private static bool Is(EvtxValueType type, ulong types) => (byte)type < 64 && ((types >> (byte)type) & 1) != 0;

    internal static ulong ReadUnsigned(ReadOnlySpan<byte> bytes)
    {
        switch (bytes.Length)
        {
            case 8:
                return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            case 4:
                return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            case 2:
                return BinaryPrimitives.ReadUInt16LittleEndian(bytes);
            default:
                var value = 0UL;
                for (var i = Math.Min(bytes.Length, 8) - 1; i >= 0; i--)
                {
                    value = (value << 8) | bytes[i];
                }

                return value;
        }
    }
}
