using System.Buffers.Binary;
using System.Text;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Files;

/// <summary>VERSIONINFO bytes as resource compilers lay them out: nested blocks of length, value length, type, key, each aligned to four bytes.</summary>
internal static class VersionResource
{
    public static byte[] Build(InstalledBuild build, string fileName)
    {
        var number = build.Build;
        var strings = Block("040904B0", [], true,
            Text("CompanyName", "Microsoft Corporation"), Text("FileDescription", "Microsoft Exchange Setup"), Text("FileVersion", build.Padded), Text("InternalName", fileName),
            Text("LegalCopyright", "(c) Microsoft Corporation. All rights reserved."), Text("OriginalFilename", fileName), Text("ProductName", "Microsoft\u00AE Exchange"), Text("ProductVersion", build.Padded));
        var translation = Block("Translation", [0x09, 0x04, 0xB0, 0x04], false);
        return Block("VS_VERSION_INFO", Fixed(number.Major, number.Minor, number.Build, number.Revision ?? 0), false, Block("StringFileInfo", [], true, strings), Block("VarFileInfo", [], true, translation));
    }

    private static byte[] Fixed(int major, int minor, int build, int revision)
    {
        var bytes = new byte[52];
        uint[] words =
        [
            0xFEEF04BD, 0x00010000, (uint)(major << 16 | minor), (uint)(build << 16 | revision), (uint)(major << 16 | minor), (uint)(build << 16 | revision), 0x3F, 0, 0x00040004, 1, 0, 0, 0,
        ];
        for (var i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * 4), words[i]);
        }

        return bytes;
    }

    private static byte[] Text(string key, string value)
    {
        var block = Block(key, Encoding.Unicode.GetBytes(value + "\0"), true);
        // For text the value length counts characters, not bytes.
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(2), (ushort)(value.Length + 1));
        return block;
    }

    private static byte[] Block(string key, byte[] value, bool text, params ReadOnlySpan<byte[]> children)
    {
        var bytes = new List<byte>([0, 0, (byte)value.Length, (byte)(value.Length >> 8), (byte)(text ? 1 : 0), 0]);
        bytes.AddRange(Encoding.Unicode.GetBytes(key + "\0"));
        Align(bytes);
        bytes.AddRange(value);
        foreach (var child in children)
        {
            Align(bytes);
            bytes.AddRange(child);
        }

        bytes[0] = (byte)bytes.Count;
        bytes[1] = (byte)(bytes.Count >> 8);
        return [.. bytes];
    }

    private static void Align(List<byte> bytes)
    {
        while (bytes.Count % 4 != 0)
        {
            bytes.Add(0);
        }
    }
}
