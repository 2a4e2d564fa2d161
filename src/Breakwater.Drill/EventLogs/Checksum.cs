namespace Breakwater.Drill.EventLogs;

/// <summary>CRC-32 (IEEE 802.3), which event logs use for their headers and records.</summary>
internal static class Checksum
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (value, _) => (value >> 1) ^ ((value & 1) * 0xEDB88320)))];

    public static uint Of(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> more = default) => ~Append(Append(uint.MaxValue, bytes), more);

    private static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            crc = Table[(byte)crc ^ b] ^ (crc >> 8);
        }

        return crc;
    }
}
