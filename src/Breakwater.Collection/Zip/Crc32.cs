namespace Breakwater.Collection.Zip;

/// <summary>The checksum of zip entries, four bytes at a time.</summary>
internal sealed class Crc32
{
    private static readonly uint[][] Tables = MakeTables();

    private uint _state = uint.MaxValue;

    public uint Value => ~_state;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var state = _state;
        while (bytes.Length >= 4)
        {
            state ^= System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            state = Tables[3][state & 0xFF] ^ Tables[2][(state >> 8) & 0xFF] ^ Tables[1][(state >> 16) & 0xFF] ^ Tables[0][state >> 24];
            bytes = bytes[4..];
        }

        foreach (var b in bytes)
        {
            state = Tables[0][(state ^ b) & 0xFF] ^ (state >> 8);
        }

        _state = state;
    }

    private static uint[][] MakeTables()
    {
        const uint polynomial = 0xEDB88320;
        var tables = new uint[4][];
        for (var table = 0; table < 4; table++)
        {
            tables[table] = new uint[256];
            for (uint i = 0; i < 256; i++)
            {
                var value = table == 0 ? i : tables[table - 1][i];
                for (var bit = 0; table == 0 && bit < 8; bit++)
                {
                    value = (value & 1) != 0 ? polynomial ^ (value >> 1) : value >> 1;
                }

                tables[table][i] = table == 0 ? value : tables[0][value & 0xFF] ^ (value >> 8);
            }
        }

        return tables;
    }
}
