using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Breakwater.Knowledge.Pack;

/// <summary>The pack as a file: magic, SHA-256 of the rest, length of each section, sections.</summary>
internal sealed class PackFile
{
    private const int HashLength = 32;
    private static readonly byte[] Magic = "BWKNOW01"u8.ToArray();
    private static readonly int SectionCount = Enum.GetValues<PackSection>().Length;
    private readonly byte[] bytes;
    private readonly (int Start, int Length)[] places;

    private PackFile(byte[] bytes, (int Start, int Length)[] places)
    {
        this.bytes = bytes;
        this.places = places;
    }

    /// <summary>The stored digest, in hex: names the pack exactly.</summary>
    public string Digest => Convert.ToHexStringLower(bytes.AsSpan(Magic.Length, HashLength));

    public static byte[] Assemble(IReadOnlyDictionary<PackSection, byte[]> sections)
    {
        var rest = new List<byte>();
        Span<byte> length = stackalloc byte[sizeof(int)];
        for (var i = 0; i < SectionCount; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, sections[(PackSection)i].Length);
            rest.AddRange(length);
        }

        for (var i = 0; i < SectionCount; i++)
        {
            rest.AddRange(sections[(PackSection)i]);
        }

        var content = rest.ToArray();
        return [.. Magic, .. SHA256.HashData(content), .. content];
    }

    /// <summary>Reads the table of sections; refuses another magic and lengths that do not add up. The digest is checked by <see cref="IsIntact"/>.</summary>
    public static PackFile Open(byte[] bytes)
    {
        var header = Magic.Length + HashLength;
        var next = header + SectionCount * sizeof(int);
        if (bytes.Length < next || !bytes.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            throw new InvalidDataException("KNOW902 knowledge pack: expected a pack of format 1; the pack is not used");
        }

        var places = new (int, int)[SectionCount];
        for (var i = 0; i < SectionCount; i++)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(header + i * sizeof(int)));
            if (length < 0 || length > bytes.Length - next)
            {
                throw new InvalidDataException($"KNOW903 knowledge pack section {(PackSection)i}: length {length} exceeds the file; the pack is not used");
            }

            places[i] = (next, length);
            next += length;
        }

        return next == bytes.Length ? new PackFile(bytes, places)
            : throw new InvalidDataException($"KNOW904 knowledge pack: {bytes.Length - next} bytes after the last section; the pack is not used");
    }

    public bool IsIntact() => SHA256.HashData(bytes.AsSpan(Magic.Length + HashLength)).AsSpan().SequenceEqual(bytes.AsSpan(Magic.Length, HashLength));

    /// <summary>Decodes a section and refuses bytes left over.</summary>
    public T Read<T>(PackSection section, Func<PackReader, T> read)
    {
        var (start, length) = places[(int)section];
        var reader = new PackReader(bytes, start, length);
        var value = read(reader);
        return reader.AtEnd ? value : throw new InvalidDataException($"KNOW905 knowledge pack section {section}: bytes left over; the pack is not used");
    }
}
