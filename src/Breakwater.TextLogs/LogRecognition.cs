using System.Diagnostics.CodeAnalysis;

namespace Breakwater.TextLogs;

/// <summary>Tells from a file's first bytes whether it is a log this project reads, and which; refuses everything else.</summary>
public static class LogRecognition
{
    /// <summary>How much of a file is looked at.</summary>
    public const int HeadBytes = 8192;

    public static bool TryRecognise(ReadOnlySpan<byte> head, [NotNullWhen(true)] out LogHead? result)
    {
        result = null;
        return false;
    }
}
