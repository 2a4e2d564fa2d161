using Breakwater.Model;

namespace Breakwater.Detection.ScannerHistory;

/// <summary>One file, process or setting that a virus scanner found, as its history tells. Paths and names may be the attacker's.</summary>
/// <param name="Scanner">Name of the scanner.</param>
/// <param name="Threat">The scanner's name for it, for example <c>Backdoor:ASP/Chopper.F!dha</c>.</param>
/// <param name="Resource">The path; for a behaviour the process or another text.</param>
/// <param name="Action">What was done.</param>
/// <param name="Time">Null where the history says none, or only local time.</param>
/// <param name="Line">One-based line of a text log; else null.</param>
/// <param name="Process">The process that had touched it; null where not stated.</param>
public sealed record ScannerDetection(string Scanner, string Threat, string Resource, ScannerAction Action, EvidenceTime? Time, long? Line = null, string? Process = null);
