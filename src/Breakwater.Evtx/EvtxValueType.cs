namespace Breakwater.Evtx;

#pragma warning disable CA1720 // The format's types are what they are called.
/// <summary>The type of a value as the log stores it (MS-EVEN6 2.2.12.3); <see cref="Array"/> is a flag on top of the element type.</summary>
public enum EvtxValueType : byte
{
    /// <summary>No value; zero bytes.</summary>
    Null = 0x00,
    /// <summary>UTF-16, little-endian, usually without a terminating NUL.</summary>
    String = 0x01,
    /// <summary>Eight-bit characters; read as Windows-1252.</summary>
    AnsiString = 0x02,
    /// <summary>Signed, 1 byte.</summary>
    Int8 = 0x03,
    /// <summary>Unsigned, 1 byte.</summary>
    UInt8 = 0x04,
    /// <summary>Signed, 2 bytes.</summary>
    Int16 = 0x05,
    /// <summary>Unsigned, 2 bytes.</summary>
    UInt16 = 0x06,
    /// <summary>Signed, 4 bytes.</summary>
    Int32 = 0x07,
    /// <summary>Unsigned, 4 bytes.</summary>
    UInt32 = 0x08,
    /// <summary>Signed, 8 bytes.</summary>
    Int64 = 0x09,
    /// <summary>Unsigned, 8 bytes.</summary>
    UInt64 = 0x0A,
    /// <summary>IEEE 754, 4 bytes.</summary>
    Real32 = 0x0B,
    /// <summary>IEEE 754, 8 bytes.</summary>
    Real64 = 0x0C,
    /// <summary>Zero or not, 4 bytes (some writers use fewer).</summary>
    Bool = 0x0D,
    /// <summary>Any bytes.</summary>
    Binary = 0x0E,
    /// <summary>16 bytes.</summary>
    Guid = 0x0F,
    /// <summary>4 or 8 bytes, by the writer's platform; shown in hexadecimal.</summary>
    SizeT = 0x10,
    /// <summary>8 bytes: ticks of 100 ns since 1601-01-01 UTC (MS-DTYP 2.3.3).</summary>
    FileTime = 0x11,
    /// <summary>16 bytes: year, month, day of the week, day, hour, minute, second, millisecond (MS-DTYP 2.3.13).</summary>
    SystemTime = 0x12,
    /// <summary>8 bytes and 4 for each sub-authority (MS-DTYP 2.4.2.2).</summary>
    Sid = 0x13,
    /// <summary>Unsigned, 4 bytes, shown in hexadecimal.</summary>
    HexInt32 = 0x14,
    /// <summary>Unsigned, 8 bytes, shown in hexadecimal.</summary>
    HexInt64 = 0x15,
    /// <summary>A handle; shown in hexadecimal.</summary>
    EventHandle = 0x20,
    /// <summary>A fragment of binary XML (MS-EVEN6 2.2.12).</summary>
    BinXml = 0x21,
    /// <summary>XML as text, UTF-16.</summary>
    EventXml = 0x23,
    /// <summary>Flag: several values of the type in the other bits.</summary>
    Array = 0x80,
}
