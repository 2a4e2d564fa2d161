namespace Breakwater.Drill.EventLogs;

/// <summary>Types of values in binary XML (MS-EVEN6 2.2.12.3) that the written events use.</summary>
internal enum EventValueType : byte
{
    Null = 0x00,
    Text = 0x01,
    Int32 = 0x07,
    UInt8 = 0x04,
    UInt16 = 0x06,
    UInt32 = 0x08,
    UInt64 = 0x0A,
    Boolean = 0x0D,
    Binary = 0x0E,
    Guid = 0x0F,
    FileTime = 0x11,
    Sid = 0x13,
    HexInt32 = 0x14,
    HexInt64 = 0x15,
    BinXml = 0x21,
    Texts = 0x81,
}
