using Breakwater.Evidence.Containers;
using Breakwater.Evidence.Reading;

namespace Breakwater.Evidence;

/// <summary>One recognised file of the evidence. It holds no open handle; its bytes come from <see cref="EvidenceSet.Read"/>.</summary>
public sealed class Artefact
{
    internal Artefact()
    {
    }

    /// <summary>Place on the server as far as the evidence tells: forward slashes, drive where known (<c>C:/inetpub/...</c>), collector's prefix removed. Compare ignoring case and by tail.</summary>
    public required string Path { get; init; }

    /// <summary>Place in what was handed in, archives marked by <c>!/</c>. Unique within an evidence set.</summary>
    public required string OriginalPath { get; init; }

    public required ArtefactKind Kind { get; init; }

    /// <summary>Unpacked size; an estimate for a lone .gz file.</summary>
    public required long LengthBytes { get; init; }

    /// <summary>Source id that the folder or file name suggests (for logs without header); null when the place says nothing. Content overrules it.</summary>
    public string? SourceHint { get; init; }

    /// <summary>What <see cref="EvidenceOptions.HeadReader"/> made of a text log's first bytes; null for other kinds and without a reader.</summary>
    public object? HeadReading { get; init; }

    /// <summary>
    /// When a web file's content was last changed, as the folder or archive tells; null for other kinds and where it does not tell. Copying may have set it, and a zip has the clock of
    /// whoever packed it, so it is a lead until something vouches for it.
    /// </summary>
    public DateTime? Modified { get; init; }

    /// <summary>Where a copy of a server's drives lies inside a server's drives: the place of that copy in what was handed in. Null for everything else.</summary>
    public string? NestedIn => Paths.NestedCopy.RootOf(OriginalPath);

    public override string ToString() => OriginalPath;

    /// <summary>The first 8 KiB of a text log, read again when it lies on disk; empty for other kinds and for a file that has gone since.</summary>
    internal ReadOnlyMemory<byte> Head => Kind == ArtefactKind.TextLog ? StoredHead ?? ReadHead() : default;

    /// <summary>Kept for entries of archives only, until duplicates are known: a busy server has 50,000 logs, and on disk a second look is cheap.</summary>
    internal byte[]? StoredHead { get; set; }

    internal string? File { get; init; }

    internal Container? Container { get; init; }

    internal int Entry { get; init; }

    /// <summary>Cheap first sieve of the search for duplicates.</summary>
    internal HeadKeys HeadKeys { get; init; }

    /// <summary>SHA-256 where the inventory had to read the file to its end anyway.</summary>
    internal byte[]? Sha256 { get; init; }

    /// <summary>A log without records: equal header blocks say nothing about being the same log.</summary>
    internal bool HeaderOnly { get; init; }

    private byte[] ReadHead()
    {
        try
        {
            using var handle = System.IO.File.OpenHandle(File!, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var head = new byte[Math.Min(Intake.Inventory.HeadBytes, LengthBytes)];
            var length = RandomAccess.Read(handle, head, 0);
            return length == head.Length ? head : head[..length];
        }
        catch (Exception e) when (ContainerFault.OnDisk(e))
        {
            return [];
        }
    }
}
