using System.Buffers.Binary;

namespace Breakwater.Evidence.Containers;

/// <summary>Recognises archives and disk images by their first bytes; the name decides only for formats without magic.</summary>
internal static class ContainerRecognition
{
    private const int TarHeaderBytes = 512;

    private static readonly (byte[] Magic, int Offset, string Format)[] Images =
    [
        ("EVF\t\r\n\xFF\0"u8.ToArray()[..3], 0, "E01"),
        ("EVF2"u8.ToArray(), 0, "Ex01"),
        ("LVF\t"u8.ToArray(), 0, "L01"),
        ("vhdxfile"u8.ToArray(), 0, "VHDX"),
        ("conectix"u8.ToArray(), 0, "VHD"),
        ("KDMV"u8.ToArray(), 0, "VMDK"),
        ("# Disk DescriptorFile"u8.ToArray(), 0, "VMDK"),
        ("QFI\xFB"u8.ToArray()[..3], 0, "QCOW2"),
        ("ADSEGMENTEDFILE"u8.ToArray(), 0, "AD1"),
        ("<<< Oracle VM VirtualBox"u8.ToArray(), 0, "VDI"),
        ("NTFS    "u8.ToArray(), 3, "raw NTFS"),
        ("EFI PART"u8.ToArray(), 512, "raw GPT"),
    ];

    private static readonly (byte[] Magic, string Format)[] Others =
    [
        ("Rar!\x1A\x07"u8.ToArray(), "rar"),
        ([0xFD, .. "7zXZ\0"u8], "xz"),
        ("BZh"u8.ToArray(), "bzip2"),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
        ("MSCF\0\0\0\0"u8.ToArray(), "cab"),
        ("MSWIM\0\0\0"u8.ToArray(), "wim"),
        ([0x60, 0xEA], "arj"),
    ];

    private static readonly string[] ZipShapedDocuments = [".docx", ".xlsx", ".pptx", ".xlsm", ".docm", ".odt", ".ods", ".jar", ".nupkg", ".vsix", ".msix", ".appx", ".xap", ".apk"];

    /// <summary>The kind of container and, where it is refused, its format.</summary>
    public static ContainerKind Recognise(ReadOnlySpan<byte> head, string name, out string format)
    {
        format = "";
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
        {
            return Array.Exists(ZipShapedDocuments, e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? ContainerKind.None : IsAff4(head, name, out format) ? ContainerKind.DiskImage : ContainerKind.Zip;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]))
        {
            return ContainerKind.SevenZip;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]))
        {
            return ContainerKind.Gzip;
        }

        if (IsTar(head))
        {
            return ContainerKind.Tar;
        }

        return Refused(head, name, out format);
    }

    /// <summary>A tar header states the sum of its own bytes, which also holds for the old format without magic.</summary>
    public static bool IsTar(ReadOnlySpan<byte> head)
    {
        if (head.Length < TarHeaderBytes || head[0] == 0)
        {
            return false;
        }

        var stated = 0;
        foreach (var b in head.Slice(148, 8))
        {
            if (b is >= (byte)'0' and <= (byte)'7')
            {
                stated = (stated * 8) + b - '0';
            }
            else if (b is not ((byte)' ' or 0))
            {
                return false;
            }
        }

        var sum = 8 * ' ';
        for (var i = 0; i < TarHeaderBytes; i++)
        {
            sum += i is >= 148 and < 156 ? 0 : head[i];
        }

        return sum == stated;
    }

    private static ContainerKind Refused(ReadOnlySpan<byte> head, string name, out string format)
    {
        foreach (var (magic, offset, image) in Images)
        {
            if (head.Length >= offset + magic.Length && head[offset..].StartsWith(magic))
            {
                format = image;
                return ContainerKind.DiskImage;
            }
        }

        foreach (var (magic, archive) in Others)
        {
            // Two or three bytes of magic are too few to go without the name.
            if (head.StartsWith(magic) && (magic.Length > 3 || name.EndsWith(archive == "bzip2" ? ".bz2" : "." + archive, StringComparison.OrdinalIgnoreCase)))
            {
                format = archive;
                return ContainerKind.Unsupported;
            }
        }

        format = name.EndsWith(".vhd", StringComparison.OrdinalIgnoreCase) ? "VHD" : IsRawDisk(head, name) ? "raw" : "";
        return format.Length > 0 ? ContainerKind.DiskImage : ContainerKind.None;
    }

    private static bool IsRawDisk(ReadOnlySpan<byte> head, string name) =>
        head.Length >= TarHeaderBytes && head[510] == 0x55 && head[511] == 0xAA
        && (name.EndsWith(".dd", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".raw", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".img", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".001", StringComparison.Ordinal));

    /// <summary>An AFF4 image is a zip whose first entry is its description.</summary>
    private static bool IsAff4(ReadOnlySpan<byte> head, string name, out string format)
    {
        format = "AFF4";
        var nameLength = head.Length >= 30 ? BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) : 0;
        return name.EndsWith(".aff4", StringComparison.OrdinalIgnoreCase)
            || (head.Length >= 30 + nameLength && head.Slice(30, nameLength).StartsWith("container.description"u8));
    }
}
