namespace Breakwater.Detection.ScannerHistory;

/// <summary>What a scanner says it did, from least to most.</summary>
public enum ScannerAction
{
    /// <summary>Found; nothing is said of what became of it.</summary>
    Detected,
    Allowed,
    Failed,
    Blocked,
    Cleaned,
    Quarantined,
    Removed,
}
