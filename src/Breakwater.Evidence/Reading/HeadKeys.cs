namespace Breakwater.Evidence.Reading;

/// <summary>Two numbers that stand for the first bytes of a file: equal bytes give equal numbers, and what is unequal is told without opening the file again.</summary>
/// <param name="Head">Of the first 8 KiB.</param>
/// <param name="Start">Of the first 2 KiB, where nearly every log has written the time of its first line; 0 for a shorter file.</param>
internal readonly record struct HeadKeys(int Head, int Start)
{
    public const int StartBytes = 2048;

    public static HeadKeys Of(ReadOnlySpan<byte> head) => new(KeyOf(head), head.Length < StartBytes ? 0 : KeyOf(head[..StartBytes]));

    private static int KeyOf(ReadOnlySpan<byte> bytes)
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }
}
