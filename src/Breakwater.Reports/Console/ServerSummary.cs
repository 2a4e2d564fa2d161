using Breakwater.Model;

namespace Breakwater.Reports.Console;

/// <summary>One server of several as the closing table of <c>--each</c> shows it.</summary>
/// <param name="Name">The server's name, or that of its evidence where nothing names it.</param>
/// <param name="Verdict">Null where the evidence could not be assessed.</param>
/// <param name="Exposure">Null where the evidence could not be assessed.</param>
/// <param name="ExitCode">What the server alone would have returned.</param>
/// <param name="ReportPath">Its report; null where none was written.</param>
public sealed record ServerSummary(string Name, VerdictState? Verdict, ExposureState? Exposure, int ExitCode, string? ReportPath);
