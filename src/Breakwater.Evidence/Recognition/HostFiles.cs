using System.Buffers;
using System.Text.RegularExpressions;

namespace Breakwater.Evidence.Recognition;

/// <summary>Files of the Windows host: exported registry, scheduled tasks, transport agents, what virus scanners and Microsoft's response scripts leave.</summary>
internal static partial class HostFiles
{
    private const string TaskNamespace = "schemas.microsoft.com/windows/2004/02/mit/task";

    // As in ArtefactRecognition: Contains would go character by character through every file that looks like markup.
    private static readonly SearchValues<string> AgentRuntime = SearchValues.Create(["<mexRuntime"], StringComparison.OrdinalIgnoreCase);

    public static ArtefactKind Recognise(ReadOnlySpan<char> text, string name)
    {
        var start = text.TrimStart();
        return start.StartsWith("Windows Registry Editor Version", StringComparison.OrdinalIgnoreCase) || start.StartsWith("REGEDIT4", StringComparison.OrdinalIgnoreCase) ? ArtefactKind.RegistryExport
            : start.StartsWith("<") && text.Contains("<Task ", StringComparison.Ordinal) && text.Contains(TaskNamespace, StringComparison.OrdinalIgnoreCase) ? ArtefactKind.ScheduledTask
            : start.StartsWith("<") && text.ContainsAny(AgentRuntime) && text.Contains("<agentList", StringComparison.OrdinalIgnoreCase) ? ArtefactKind.TransportAgents
            : name.EndsWith("Host_history.txt", StringComparison.OrdinalIgnoreCase) ? ArtefactKind.CommandHistory
            : Report().IsMatch(name) ? ArtefactKind.ScannerReport
            : IsScannerLog(text, name) ? ArtefactKind.ScannerLog
            : ArtefactKind.Other;
    }

    /// <summary>Length 8, type 8, the threat's number, then length 16 and type 30: how each file of Defender's history begins.</summary>
    public static bool IsScannerHistory(ReadOnlySpan<byte> head) =>
        head.Length >= 24 && head.StartsWith((ReadOnlySpan<byte>)[8, 0, 0, 0, 8, 0, 0, 0]) && head[16..].StartsWith((ReadOnlySpan<byte>)[0x10, 0, 0, 0, 0x1E, 0, 0, 0]);

    private static bool IsScannerLog(ReadOnlySpan<char> text, string name) => name.EndsWith(".log", StringComparison.OrdinalIgnoreCase)
        && (name.StartsWith("MPLog-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("MPDetection-", StringComparison.OrdinalIgnoreCase)
            || text.Contains("Microsoft Safety Scanner v", StringComparison.Ordinal) || text.Contains("Malicious Software Removal Tool v", StringComparison.Ordinal));

    [GeneratedRegex(@"-Cve-2021-2(6855|6857|6858|7065)\.(csv|log|txt)$|^EOMT(v2)?\.log$|^EOMTSummary\.txt$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Report();
}
