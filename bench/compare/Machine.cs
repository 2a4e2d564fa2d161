using System.Runtime.Intrinsics.X86;

namespace Breakwater.Compare;

/// <summary>What the numbers were measured on.</summary>
internal static class Machine
{
    private static readonly string Processor = File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown"
        : "unknown";

    // Virtual machines hide the model; what the widest search needs tells generations apart.
    private static readonly string Widest = Avx512Vbmi.IsSupported ? "AVX-512" : "";

    public static string Slug { get; } = string.Concat($"{Processor} {Widest}".Trim().ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    public static string Description { get; } = $"{Processor}{(Widest.Length > 0 ? $" with {Widest}" : "")}, {Environment.ProcessorCount} processors, .NET {Environment.Version}";
}
