using Breakwater.Collection.Zip;

namespace Breakwater.Collection.Packages;

/// <summary>One file of a package: what it was on the server, and what lies in the package.</summary>
internal sealed record PackagedFile
{
    /// <summary>Where it was read from.</summary>
    public required string Source { get; init; }

    public required string Kind { get; init; }

    /// <summary>SHA-256 of the content in the package; with <see cref="Masked"/> null also that of the source.</summary>
    public required string Sha256 { get; init; }

    /// <summary>SHA-256 of the packed bytes.</summary>
    public required string PackedSha256 { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public required DateTime ModifiedUtc { get; init; }

    /// <summary>When reading began.</summary>
    public required DateTime ReadUtc { get; init; }

    /// <summary>Present when size or time were others after reading than before.</summary>
    public SourceChange? Change { get; init; }

    /// <summary>Present when the package holds a masked copy.</summary>
    public MaskedSource? Masked { get; init; }

    public required ZipEntry Entry { get; init; }
}
