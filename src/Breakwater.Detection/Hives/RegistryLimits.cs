namespace Breakwater.Detection.Hives;

/// <summary>What bounds the reading of a hive, whatever its offsets say. Real hives stay far below.</summary>
public static class RegistryLimits
{
    /// <summary>Longer values are cut; the longest that is looked at is a certificate request.</summary>
    public const int MaxValueBytes = 1 << 20;

    internal const int MaxNameBytes = 1024;
    internal const int MaxSubkeys = 100_000;
    internal const int MaxValues = 10_000;

    /// <summary>Levels below the key that a walk starts at.</summary>
    internal const int MaxDepth = 24;

    /// <summary>Cells read from one hive: a list that refers to itself ends here.</summary>
    internal const int MaxCells = 4_000_000;
}
