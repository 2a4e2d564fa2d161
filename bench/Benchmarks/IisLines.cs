using Breakwater.Tests;

namespace Breakwater.Benchmarks;

/// <summary>Sixteen megabytes of the public corpora's IIS lines.</summary>
internal static class IisLines
{
    private const int Size = 16 * 1024 * 1024;

    public static byte[] Make()
    {
        var lines = File.ReadAllBytes(Path.Combine(Repository.Corpora!, "iis", "iis10.log"));
        var bytes = new byte[Size];
        for (var at = 0; at < Size; at += lines.Length)
        {
            lines.AsSpan(0, Math.Min(lines.Length, Size - at)).CopyTo(bytes.AsSpan(at));
        }

        return bytes;
    }
}
