using Breakwater.Model;

namespace Breakwater.Detection.Hives;

/// <summary>Windows file times: 100 nanoseconds since 1601.</summary>
internal static class FileTimes
{
    private static readonly long Earliest = new DateTime(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc).ToFileTimeUtc();
    private static readonly long Latest = new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc).ToFileTimeUtc();

    /// <summary>Null for a number that no clock of a Windows server showed.</summary>
    public static EvidenceTime? Of(long fileTime) =>
        fileTime >= Earliest && fileTime < Latest ? new EvidenceTime(DateTime.FromFileTimeUtc(fileTime), 7) : null;
}
