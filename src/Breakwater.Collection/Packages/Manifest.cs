namespace Breakwater.Collection.Packages;

/// <summary>What a package says of itself: custody, every file with its hashes, and everything that is not in it.</summary>
internal sealed record Manifest
{
    public const string EntryName = "manifest.json";
    public const string Schema = "breakwater.package/1";

    public required CollectionRequest Request { get; init; }

    public required IReadOnlyList<Session> Sessions { get; init; }

    public required DateTime FinishedUtc { get; init; }

    /// <summary>Until when the evidence reaches; null for a copy of which nobody said when it was taken.</summary>
    public DateTime? EvidenceTimeUtc { get; init; }

    public required string EvidenceTimeBasis { get; init; }

    public required IReadOnlyList<string> InstallFolders { get; init; }

    public required IReadOnlyList<PackagedFile> Files { get; init; }

    public required IReadOnlyList<NotCollected> NotCollected { get; init; }
}
