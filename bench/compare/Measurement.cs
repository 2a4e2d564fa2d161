namespace Breakwater.Compare;

/// <summary>One run of one program, process start included. Processor time and peak memory are null where GNU time is absent.</summary>
internal sealed record Measurement(double WallSeconds, double? CpuSeconds, double? PeakMegabytes, int ExitCode);
