using Breakwater.Model;

namespace Breakwater.Evidence;

/// <summary>Limits that keep hostile archives from exhausting the machine; whatever a limit stops is named in <see cref="EvidenceSet.Unread"/>.</summary>
public sealed record EvidenceOptions
{
    /// <summary>For encrypted archives; without it their entries are unread.</summary>
    public string? Password { get; init; }

    /// <summary>How many archives may be nested in each other, the given one included.</summary>
    public int MaxDepth { get; init; } = 4;

    /// <summary>Entries of all archives together.</summary>
    public long MaxEntries { get; init; } = 2_000_000;

    /// <summary>Unpacked bytes of all archives together.</summary>
    public long MaxUnpackedBytes { get; init; } = 1L << 40;

    /// <summary>Unpacked to packed size; applies from <see cref="RatioFloorBytes"/> on. Real logs stay far below it, a bomb needs more.</summary>
    public int MaxRatio { get; init; } = 300;

    public long RatioFloorBytes { get; init; } = 64L << 20;

    /// <summary>Bytes in the private temporary folder at any time.</summary>
    public long MaxTemporaryBytes { get; init; } = 64L << 30;

    /// <summary>Longest entry name.</summary>
    public int MaxNameLength { get; init; } = 4096;

    /// <summary>Where the private temporary folder is created; null for the system's place.</summary>
    public string? TemporaryRoot { get; init; }

    /// <summary>The program's own files, which are left out where they lie among evidence.</summary>
    public IReadOnlyList<OwnFile> OwnFiles { get; init; } = [];

    /// <summary>Whether logs of plain messages are wanted: no Exchange server writes any, but Sigma rules are about them.</summary>
    public bool TakesMessageLogs { get; init; }

    /// <summary>Threads of the inventory.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Reads the first 8 KiB of each text log while they are at hand, so that no log is opened again for them; what it gives becomes <see cref="Artefact.HeadReading"/>. Called by several threads.</summary>
    public Func<ReadOnlySpan<byte>, object?>? HeadReader { get; init; }
}
