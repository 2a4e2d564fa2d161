using System.Text;
using Breakwater.Drill.Acts;
using Breakwater.Drill.Output;

namespace Breakwater.Drill.Files;

/// <summary>The head of a mail export with a page's text in the middle; no mail client opens it and no compiler accepts it.</summary>
internal static class PstShellFile
{
    private const int Length = 271_360;

    public static byte[] Bytes(DrillRandom random)
    {
        var bytes = new byte[Length];
        for (var i = 0x400; i < Length; i++)
        {
            bytes[i] = (i / 512) % 5 == 0 ? (byte)random.Between(0, 256) : (byte)0;
        }

        "!BDN"u8.CopyTo(bytes);
        "SM"u8.CopyTo(bytes.AsSpan(8));
        bytes[10] = 23;
        bytes[12] = 19;
        bytes[14] = 1;
        bytes[15] = 1;
        Encoding.ASCII.GetBytes(InertShell.Page).CopyTo(bytes, 0x4D20);
        return bytes;
    }
}
