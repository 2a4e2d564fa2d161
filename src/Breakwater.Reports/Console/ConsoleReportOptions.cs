namespace Breakwater.Reports.Console;

/// <summary>What the console report shows beside the verdict.</summary>
public sealed record ConsoleReportOptions
{
    public static ConsoleReportOptions Brief { get; } = new();

    /// <summary>The tables behind the verdict (<c>-v</c>).</summary>
    public bool Verbose { get; init; }

    /// <summary>The chain of reasons per campaign (<c>--explain</c>).</summary>
    public bool Explain { get; init; }

    /// <summary>Where the full report was written; null when none was.</summary>
    public string? ReportPath { get; init; }
}
