using System.Collections.Frozen;

namespace Breakwater.Evidence.Paths;

/// <summary>Folder names that stand directly under a drive of a Windows server, so that what precedes them is a collector's or a mount's prefix.</summary>
internal static class PlaceNames
{
    private static readonly FrozenSet<string> Roots = new[]
    {
        "Program Files", "Program Files (x86)", "ProgramData", "inetpub", "Users", "ExchangeSetupLogs", "PerfLogs", "Windows.old", "$Extend", "$Recycle.Bin",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> BelowWindows = new[]
    {
        "System32", "SysWOW64", "Temp", "Logs", "Microsoft.NET", "debug", "Prefetch", "AppCompat", "SYSVOL",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Index of the first segment that stands directly under a drive; -1 when none does.</summary>
    public static int IndexOfRoot(IReadOnlyList<string> segments)
    {
        for (var i = 0; i < segments.Count; i++)
        {
            if (Roots.Contains(segments[i]) || IsWindows(segments, i))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Like <see cref="IndexOfRoot"/>, but only for folders that an analyst's own working place does not lie in.</summary>
    public static int IndexOfServerRoot(IReadOnlyList<string> segments)
    {
        var root = IndexOfRoot(segments);
        return root >= 0 && !segments[root].Equals("Users", StringComparison.OrdinalIgnoreCase) && !segments[root].Equals("ProgramData", StringComparison.OrdinalIgnoreCase) ? root : -1;
    }

    private static bool IsWindows(IReadOnlyList<string> segments, int i) =>
        segments[i].Equals("Windows", StringComparison.OrdinalIgnoreCase) && i + 1 < segments.Count && BelowWindows.Contains(segments[i + 1]);
}
