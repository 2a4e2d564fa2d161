using System.Buffers.Binary;

namespace Breakwater.Drill.Files;

/// <summary>A minimal 64-bit program that returns at once and carries a version resource: a witness of the build, nothing else.</summary>
internal static class PortableExecutable
{
    private const int SectionAlignment = 0x1000;
    private const int FileAlignment = 0x200;

    public static byte[] Build(byte[] versionResource)
    {
        var resources = Resources(versionResource, 2 * SectionAlignment);
        var resourceFileSize = Align(resources.Length, FileAlignment);
        var file = new byte[FileAlignment * 2 + resourceFileSize];
        "MZ"u8.CopyTo(file);
        Put32(file, 0x3C, 0x80);
        "PE\0\0"u8.CopyTo(file.AsSpan(0x80));
        Header(file.AsSpan(0x84), resources.Length);
        Section(file.AsSpan(0x80 + 24 + 240), ".text"u8, 1, SectionAlignment, FileAlignment, FileAlignment, 0x60000020);
        Section(file.AsSpan(0x80 + 24 + 240 + 40), ".rsrc"u8, resources.Length, 2 * SectionAlignment, resourceFileSize, 2 * FileAlignment, 0x40000040);
        file[FileAlignment] = 0xC3;
        resources.CopyTo(file, 2 * FileAlignment);
        return file;
    }

    private static void Header(Span<byte> coff, int resourceLength)
    {
        Put16(coff, 0, 0x8664);
        Put16(coff, 2, 2);
        Put16(coff, 16, 240);
        Put16(coff, 18, 0x22);
        var optional = coff[20..];
        Put16(optional, 0, 0x20B);
        Put32(optional, 4, FileAlignment);
        Put32(optional, 16, SectionAlignment);
        Put32(optional, 20, SectionAlignment);
        BinaryPrimitives.WriteUInt64LittleEndian(optional[24..], 0x140000000);
        Put32(optional, 32, SectionAlignment);
        Put32(optional, 36, FileAlignment);
        Put16(optional, 40, 6);
        Put16(optional, 48, 6);
        Put32(optional, 56, 2 * SectionAlignment + Align(resourceLength, SectionAlignment));
        Put32(optional, 60, FileAlignment);
        Put16(optional, 68, 3);
        Put16(optional, 70, 0x8160);
        BinaryPrimitives.WriteUInt64LittleEndian(optional[72..], 0x100000);
        BinaryPrimitives.WriteUInt64LittleEndian(optional[80..], 0x1000);
        BinaryPrimitives.WriteUInt64LittleEndian(optional[88..], 0x100000);
        BinaryPrimitives.WriteUInt64LittleEndian(optional[96..], 0x1000);
        Put32(optional, 108, 16);
        Put32(optional, 112 + 2 * 8, 2 * SectionAlignment);
        Put32(optional, 112 + 2 * 8 + 4, resourceLength);
    }

    /// <summary>Three directory levels (type 16, id 1, language 1033), one data entry, the data.</summary>
    private static byte[] Resources(byte[] data, int address)
    {
        const int entry = 24;
        const int dataEntry = 3 * entry;
        const int start = dataEntry + 16;
        var bytes = new byte[start + data.Length];
        for (var level = 0; level < 3; level++)
        {
            var directory = bytes.AsSpan(level * entry);
            Put16(directory, 14, 1);
            Put32(directory, 16, level switch { 0 => 16, 1 => 1, _ => 1033 });
            Put32(directory, 20, level < 2 ? unchecked((int)0x80000000) | ((level + 1) * entry) : dataEntry);
        }

        Put32(bytes, dataEntry, address + start);
        Put32(bytes, dataEntry + 4, data.Length);
        data.CopyTo(bytes, start);
        return bytes;
    }

    private static void Section(Span<byte> header, ReadOnlySpan<byte> name, int length, int address, int fileLength, int fileOffset, int characteristics)
    {
        name.CopyTo(header);
        Put32(header, 8, length);
        Put32(header, 12, address);
        Put32(header, 16, fileLength);
        Put32(header, 20, fileOffset);
        Put32(header, 36, characteristics);
    }

    private static int Align(int value, int alignment) => (value + alignment - 1) / alignment * alignment;

    private static void Put16(Span<byte> bytes, int offset, int value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes[offset..], (ushort)value);

    private static void Put32(Span<byte> bytes, int offset, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes[offset..], value);
}
