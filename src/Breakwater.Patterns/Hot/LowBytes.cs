using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Breakwater.Patterns.Hot;

/// <summary>UTF-16 code units as bytes: those up to 0xFF as they are, all others as 0xFF.</summary>
internal static class LowBytes
{
    private const ushort Largest = 0xFF;

    public static void Copy(ReadOnlySpan<char> chars, Span<byte> bytes, LiteralKernel kernel)
    {
        var units = MemoryMarshal.Cast<char, ushort>(chars);
        bytes = bytes[..units.Length];
        var done = 0;
        if (kernel >= LiteralKernel.Fingerprints256 && Vector256.IsHardwareAccelerated)
        {
            for (; done <= units.Length - (2 * Vector256<ushort>.Count); done += 2 * Vector256<ushort>.Count)
            {
                var low = Vector256.Min(Vector256.Create(units[done..]), Vector256.Create(Largest));
                var high = Vector256.Min(Vector256.Create(units[(done + Vector256<ushort>.Count)..]), Vector256.Create(Largest));
                Vector256.Narrow(low, high).CopyTo(bytes[done..]);
            }
        }

        if (kernel != LiteralKernel.Automaton && Vector128.IsHardwareAccelerated)
        {
            for (; done <= units.Length - (2 * Vector128<ushort>.Count); done += 2 * Vector128<ushort>.Count)
            {
                var low = Vector128.Min(Vector128.Create(units[done..]), Vector128.Create(Largest));
                var high = Vector128.Min(Vector128.Create(units[(done + Vector128<ushort>.Count)..]), Vector128.Create(Largest));
                Vector128.Narrow(low, high).CopyTo(bytes[done..]);
            }
        }

        for (; done < units.Length; done++)
        {
            bytes[done] = (byte)Math.Min(units[done], Largest);
        }
    }
}
