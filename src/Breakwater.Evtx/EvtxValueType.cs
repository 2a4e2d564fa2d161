namespace Breakwater.Evtx;

#pragma warning disable CA1720 // The format's types are what they are called.
/// <summary>The type of a value as the log stores it (MS-EVEN6 2.2.12.3); <see cref="Array"/> is a flag on top of the element type.</summary>
public enum EvtxValueType : byte
{
    Null = 0x00,
    String = 0x01,
    AnsiString = 0x02,
    Int8 = 0x03,
    UInt8 = 0x04,
    Int16 = 0x05,
    UInt16 = 0x06,
    Int32 = 0x07,
    UInt32 = 0x08,
    Int64 = 0x09,
    UInt64 = 0x0A,
    Real32 = 0x0B,
    Real64 = 0x0C,
    Bool = 0x0D,
    Binary = 0x0E,
    Guid = 0x0F,
    SizeT = 0x10,
    FileTime = 0x11,
    SystemTime = 0x12,
    Sid = 0x13,
    HexInt32 = 0x14,
    HexInt64 = 0x15,
    EventHandle = 0x20,
    BinXml = 0x21,
    EventXml = 0x23,
    Array = 0x80,
}
