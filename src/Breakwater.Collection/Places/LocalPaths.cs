namespace Breakwater.Collection.Places;

/// <summary>Spelling of paths on the machine that collects.</summary>
internal static class LocalPaths
{
    private const string ExtendedPrefix = @"\\?\";

    public static StringComparison Comparison => OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    public static StringComparer Comparer => OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Without this prefix Windows opens a device for a file called CON, drops trailing dots and spaces, and stops at 260 characters.</summary>
    public static string Extended(string path)
    {
        var full = Path.GetFullPath(path);
        return !OperatingSystem.IsWindows() || full.StartsWith(ExtendedPrefix, StringComparison.Ordinal) ? full
            : full.StartsWith(@"\\", StringComparison.Ordinal) ? string.Concat(@"\\?\UNC", full.AsSpan(1)) : ExtendedPrefix + full;
    }

    public static string Plain(string path) => !path.StartsWith(ExtendedPrefix, StringComparison.Ordinal) ? path
        : path.StartsWith(@"\\?\UNC\", StringComparison.Ordinal) ? string.Concat(@"\", path.AsSpan(7)) : path[ExtendedPrefix.Length..];

    /// <summary>What reading a disk may throw for reasons that are not ours.</summary>
    public static bool IsFault(Exception e) => e is IOException or UnauthorizedAccessException or System.Security.SecurityException or NotSupportedException or ArgumentException;
}
