using System.IO.Compression;
using Breakwater.Evidence.Intake;

namespace Breakwater.Evidence.Containers;

/// <summary>Opens the right walk over a container, the same way for inventory and reading so that entry numbers agree.</summary>
internal static class ContainerWalk
{
    private const int TarHeaderBytes = 512;

    /// <summary>Below the size from which .NET keeps arrays until a full collection.</summary>
    private const int BufferBytes = 1 << 16;

    /// <param name="container">Any kind but disk images and unsupported ones.</param>
    /// <param name="stream">Its bytes; null to open its own file.</param>
    /// <param name="budget">Null on the second pass: what was unpacked once is not counted twice.</param>
    /// <param name="options">Limits and password.</param>
    /// <param name="ct">Checked on every read.</param>
    public static ISequentialWalk Open(Container container, Stream? stream, Budget? budget, EvidenceOptions options, CancellationToken ct)
    {
        if (container.Kind == ContainerKind.SevenZip)
        {
            return ArchiveWalk.SevenZip(container.File!, options.Password);
        }

        stream ??= OpenFile(container.File!);
        try
        {
            return container.Kind switch
            {
                ContainerKind.Tar => new TarWalk(stream),
                ContainerKind.Gzip => OpenGzip(container, new BudgetStream(new GZipStream(stream, CompressionMode.Decompress), budget, options, container.OriginalPath, container.LengthBytes, ct)),
                _ => ArchiveWalk.ZipStream(stream, options.Password),
            };
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <param name="file">Its path.</param>
    /// <param name="buffered">False for a reader that has a buffer of its own.</param>
    public static FileStream OpenFile(string file, bool buffered = true) =>
        new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, buffered ? BufferBytes : 0, FileOptions.SequentialScan);

    private static ISequentialWalk OpenGzip(Container container, Stream unpacked)
    {
        var head = new byte[TarHeaderBytes];
        var length = unpacked.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var whole = new PrefixStream(head.AsMemory(0, length), unpacked);
        return ContainerRecognition.IsTar(head.AsSpan(0, length)) ? new TarWalk(whole) : new GzipWalk(whole, container.Name, StatedLength(container));
    }

    /// <summary>A gzip file ends with its unpacked size modulo 4 GiB; it is only an estimate, for ordering work.</summary>
    private static long StatedLength(Container container)
    {
        if (container.File is null || container.LengthBytes < 18)
        {
            return -1;
        }

        using var file = OpenFile(container.File);
        file.Seek(-4, SeekOrigin.End);
        Span<byte> size = stackalloc byte[4];
        file.ReadExactly(size);
        return Math.Max(System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(size), 0);
    }
}
