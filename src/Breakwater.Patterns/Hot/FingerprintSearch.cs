using System.Numerics;
using System.Runtime.InteropServices;

namespace Breakwater.Patterns.Hot;

/// <summary>
/// Looks for the fingerprints of a <see cref="FingerprintTable"/> by the vector registers of one width. Contract: the position of the first fingerprint whose literal lies wholly within the
/// bytes, else -1, after setting the bits of all literals where it was asked to; reads only inside the span. Equals <see cref="FingerprintTable.FindPlain"/>, its twin, which also takes what is
/// left.
/// </summary>
internal static class FingerprintSearch
{
    public static int Find<TRegister>(FingerprintTable table, ReadOnlySpan<byte> bytes, Span<ulong> found)
        where TRegister : struct, IFingerprintRegister
    {
        // The last step looks at some bytes again, which finds nothing new: most of what is searched is a line.
        var last = bytes.Length - TRegister.Bytes - FingerprintTable.Length + 1;
        if (last < 0)
        {
            return table.FindPlain(bytes, 0, found);
        }

        ref var start = ref MemoryMarshal.GetReference(bytes);
        for (var at = 0; ; at = Math.Min(at + TRegister.Bytes, last))
        {
            // Apart from what looks closer, so that the masks stay in registers until something passes.
            for (var hits = TRegister.Pass(table, ref start, ref at, last); hits != 0; hits &= hits - 1)
            {
                var position = at + BitOperations.TrailingZeroCount(hits);
                if (table.IsLiteralAt(bytes, position, found))
                {
                    return position;
                }
            }

            if (at == last)
            {
                return table.FindPlain(bytes, last + TRegister.Bytes, found);
            }
        }
    }
}
