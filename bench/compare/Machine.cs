namespace Breakwater.Compare;

/// <summary>What the numbers were measured on.</summary>
internal static class Machine
{
    private static readonly string Processor = File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown"
        : "unknown";

    public static string Slug { get; } = string.Concat(Processor.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    public static string Description { get; } = $"{Processor}, {Environment.ProcessorCount} processors, .NET {Environment.Version}";
}
