using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Breakwater.Evtx.Writing;

namespace Breakwater.Evtx.Hot;

/// <summary>
/// Appends a piece of a text that has <see cref="Slack"/> more bytes behind it: the text between two values is a dozen bytes, for which calling a copy routine costs more than copying. Contract:
/// reads and writes up to <see cref="Slack"/> bytes more than the piece has, both inside their buffers; equals <see cref="Utf8Buffer.Append(ReadOnlySpan{byte})"/>, its twin.
/// </summary>
internal static class ShortText
{
    public const int Slack = 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Append(Utf8Buffer output, ReadOnlySpan<byte> text, int start, int length)
    {
        if (!Vector128.IsHardwareAccelerated || Kernels.ArePlain || length > Slack)
        {
            output.Append(text.Slice(start, length));
            return;
        }

        ref var from = ref MemoryMarshal.GetReference(text.Slice(start, Slack));
        ref var to = ref MemoryMarshal.GetReference(output.Reserve(Slack));
        Vector128.LoadUnsafe(ref from).StoreUnsafe(ref to);
        Vector128.LoadUnsafe(ref from, 16).StoreUnsafe(ref to, 16);
        output.Advance(length);
    }
}
