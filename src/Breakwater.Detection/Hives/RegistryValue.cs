using System.Buffers.Binary;
using System.Text;

namespace Breakwater.Detection.Hives;

/// <summary>A named value of a key. Its bytes may be cut or nonsense; what cannot be interpreted is null.</summary>
/// <param name="Name">Empty for the key's default value.</param>
/// <param name="Type">As stored; may be none of the enumeration's members.</param>
/// <param name="Bytes">At most <see cref="RegistryLimits.MaxValueBytes"/>.</param>
public sealed record RegistryValue(string Name, RegistryValueType Type, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The text up to its first NUL; null for a value that is no text.</summary>
    public string? Text => Type switch
    {
        RegistryValueType.Text or RegistryValueType.ExpandableText => Until('\0', Characters()),
        RegistryValueType.MultiText => string.Join("; ", Texts),
        _ => null,
    };

    /// <summary>The texts of a multiple value, or the one of a simple one.</summary>
    public IReadOnlyList<string> Texts => Type switch
    {
        RegistryValueType.MultiText => Characters().Split('\0', StringSplitOptions.RemoveEmptyEntries),
        RegistryValueType.Text or RegistryValueType.ExpandableText => [Until('\0', Characters())],
        _ => [],
    };

    public long? Number => (Type, Bytes.Length) switch
    {
        (RegistryValueType.Number, >= 4) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes.Span),
        (RegistryValueType.NumberBigEndian, >= 4) => BinaryPrimitives.ReadUInt32BigEndian(Bytes.Span),
        (RegistryValueType.LongNumber, >= 8) => BinaryPrimitives.ReadInt64LittleEndian(Bytes.Span),
        _ => null,
    };

    private string Characters() => Encoding.Unicode.GetString(Bytes.Span[..(Bytes.Length & ~1)]);

    private static string Until(char end, string text) => text.IndexOf(end, StringComparison.Ordinal) is >= 0 and var at ? text[..at] : text;
}
