using Breakwater.Evidence.Containers;
using Breakwater.Evidence.Intake;

namespace Breakwater.Evidence.Reading;

/// <summary>Reads work units on one thread, with archives of its own opened. Every fault ends in <paramref name="skip"/>, never in an exception, except cancellation.</summary>
internal sealed class ReadWorker(
    EvidenceOptions options, TemporaryFolder temporary, bool seekable, Action<Artefact, ArtefactStream> reader, Action<string, string, long?> skip, CancellationToken ct) : IDisposable
{
    private const int MaxOpenArchives = 32;
    private readonly Dictionary<string, ZipAccess> _zips = new(StringComparer.Ordinal);

    public void Read(WorkUnit unit)
    {
        var path = unit.Single?.OriginalPath ?? unit.Walked!.OriginalPath;
        try
        {
            if (unit.Single is { } artefact)
            {
                ReadSingle(artefact);
            }
            else
            {
                ReadWalk(unit);
            }
        }
        catch (Exception e) when (ContainerFault.InContainer(e))
        {
            skip(path, Messages.Inaccessible(path, ContainerFault.Describe(e)), unit.Single?.LengthBytes);
        }
    }

    public void Dispose()
    {
        foreach (var zip in _zips.Values)
        {
            zip.Dispose();
        }

        _zips.Clear();
    }

    private void ReadSingle(Artefact artefact)
    {
        if (artefact.File is not null)
        {
            using var file = ContainerWalk.OpenFile(artefact.File, buffered: !IsReadInBlocks(artefact.Kind));
            Deliver(artefact, file, null);
            return;
        }

        var zip = Open(artefact.Container!);
        var entry = zip.Entries[artefact.Entry];
        using var content = zip.Open(artefact.Entry);
        Deliver(artefact, content, entry.IsEncrypted ? null : entry.Crc32);
    }

    /// <summary>Whether what reads such a file has a buffer of its own: of the logs and pages a server has ten thousand.</summary>
    private static bool IsReadInBlocks(ArtefactKind kind) =>
        kind is ArtefactKind.TextLog or ArtefactKind.EventLog or ArtefactKind.WebFile or ArtefactKind.WebConfig or ArtefactKind.CompiledRemnant;

    private ZipAccess Open(Container container)
    {
        if (_zips.TryGetValue(container.File!, out var open))
        {
            return open;
        }

        if (_zips.Count == MaxOpenArchives)
        {
            Dispose();
        }

        return _zips[container.File!] = new ZipAccess(container.File!, options.Password);
    }

    private void ReadWalk(WorkUnit unit)
    {
        var root = unit.Walked!;
        using var content = root.File is null ? Open(root.Parent!).Open(root.EntryInParent) : null;
        Walk(unit, root, content);
    }

    private void Walk(WorkUnit unit, Container container, Stream? content)
    {
        var wanted = unit.Wanted.GetValueOrDefault(container);
        var descents = unit.Descents.GetValueOrDefault(container);
        var left = (wanted?.Count ?? 0) + (descents?.Count ?? 0);
        var index = -1;
        try
        {
            using var walk = ContainerWalk.Open(container, content, null, options, ct);
            while (left > 0 && walk.MoveNext())
            {
                ct.ThrowIfCancellationRequested();
                index++;
                if (wanted is not null && wanted.TryGetValue(index, out var artefact))
                {
                    left--;
                    using var stream = new BudgetStream(walk.Open(), null, options, artefact.OriginalPath, container.LengthBytes, ct);
                    Deliver(artefact, stream, null);
                }
                else if (descents is not null && descents.TryGetValue(index, out var inner))
                {
                    left--;
                    using var stream = walk.Open();
                    Walk(unit, inner, stream);
                }
            }
        }
        catch (Exception e) when (ContainerFault.InContainer(e))
        {
            skip(container.OriginalPath, Messages.DamagedArchive(container.OriginalPath, index, ContainerFault.Describe(e)), null);
        }
    }

    private void Deliver(Artefact artefact, Stream content, uint? checksum)
    {
        if (seekable && !content.CanSeek)
        {
            DeliverUnpacked(artefact, content);
            return;
        }

        var expected = artefact.File is null && artefact.Container is not { Kind: ContainerKind.Gzip } ? artefact.LengthBytes : -1;
        using var stream = new ArtefactStream(content, expected, checksum, ct);
        try
        {
            reader(artefact, stream);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            skip(artefact.OriginalPath, Messages.ReaderFailed(artefact.OriginalPath, ContainerFault.Describe(e)), null);
        }

        Report(artefact, stream);
    }

    private void DeliverUnpacked(Artefact artefact, Stream content)
    {
        using var source = new ArtefactStream(content, -1, null, ct);
        var file = temporary.Store(source, ct);
        Report(artefact, source);
        if (file is null)
        {
            skip(artefact.OriginalPath, Messages.TemporaryFull(artefact.OriginalPath, options.MaxTemporaryBytes), artefact.LengthBytes);
            return;
        }

        try
        {
            using var unpacked = ContainerWalk.OpenFile(file);
            Deliver(artefact, unpacked, null);
        }
        finally
        {
            temporary.Remove(file, source.BytesRead);
        }
    }

    private void Report(Artefact artefact, ArtefactStream stream)
    {
        var path = artefact.OriginalPath;
        if (stream.Failure is { } failure)
        {
            skip(path, Messages.DamagedEntry(path, stream.BytesRead, failure), Math.Max(0, artefact.LengthBytes - stream.BytesRead));
        }
        else if (stream.WrongChecksum is { } found)
        {
            skip(path, Messages.Checksum(path, stream.ExpectedChecksum!.Value, found), null);
        }
        else if (stream.WrongLength is { } length)
        {
            skip(path, Messages.SizeDiffers(path, artefact.LengthBytes, length), Math.Max(0, artefact.LengthBytes - length));
        }
    }
}
