namespace Breakwater.Patterns;

/// <summary>How often characters stand in web and mail server logs, roughly: it decides which part of a literal is looked for first, never what is found.</summary>
internal static class LogBytes
{
    // By rising frequency, counted over IIS and HttpProxy logs; what is missing is rarer still. Upper case counts as lower case, for both are looked for.
    private const string ByFrequency = "~!$[]{}@|_*\\%qzjk&\"=wyv#<>'()?+xuhbg;:lpf7968mdcn5trsi3oa4e/.-,012 ";

    public static byte Lower(byte value) => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value;

    public static byte Upper(byte value) => value is >= (byte)'a' and <= (byte)'z' ? (byte)(value & ~0x20) : value;

    /// <summary>Where the rarest window of that length starts, by everyday lines and then by its bytes; a literal that is shorter has its window at 0.</summary>
    public static int RarestWindow(ReadOnlySpan<byte> lowered, int length)
    {
        var best = 0;
        var least = (int.MaxValue, int.MaxValue);
        for (var i = 0; i + length <= lowered.Length; i++)
        {
            var window = lowered.Slice(i, length);
            var common = 0;
            foreach (var value in window)
            {
                common += ByFrequency.IndexOf((char)value, StringComparison.Ordinal) + 1;
            }

            var rank = (EverydayPieces.WeightOf(window), common);
            if (rank.CompareTo(least) < 0)
            {
                (best, least) = (i, rank);
            }
        }

        return best;
    }
}
