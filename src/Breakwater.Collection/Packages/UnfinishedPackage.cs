using Breakwater.Collection.Places;
using Breakwater.Collection.Zip;

namespace Breakwater.Collection.Packages;

/// <summary>A package that is being written: the partial file, its journal, and how they become the finished one.</summary>
internal sealed class UnfinishedPackage : IDisposable
{
    /// <summary>What an interruption may cost: a few seconds of copying. Making every file safe on its own would cost more time than copying it.</summary>
    private const long CheckpointBytes = 32L << 20;
    private const int CheckpointFiles = 256;

    private readonly string _output;
    private readonly FileStream _file;
    private readonly Journal _journal;
    private readonly ZipWriter _zip;
    private readonly List<PackagedFile> _files;
    private readonly List<PackagedFile> _unsafe = [];

    private UnfinishedPackage(string output, FileStream file, Journal journal)
    {
        _output = output;
        _file = file;
        _journal = journal;
        _zip = new ZipWriter(file);
        _files = Usable(journal.Files, file.Length);
        Resumed = _files.Count;
        if (Resumed < journal.Files.Count)
        {
            journal.Rewrite(_files);
        }

        var end = _files.Count == 0 ? 0 : _files[^1].Entry.End;
        file.SetLength(end);
        file.Position = end;
    }

    public IReadOnlyList<PackagedFile> Files => _files;

    /// <summary>Files that an earlier run left complete.</summary>
    public int Resumed { get; }

    public IReadOnlyList<Session> Sessions => _journal.Sessions;

    public static string PartialOf(string output) => output + ".partial";

    public static string JournalOf(string output) => output + ".journal";

    /// <returns>Null when an interrupted collection of another kind lies there.</returns>
    public static UnfinishedPackage? Open(CollectionRequest request)
    {
        var file = new FileStream(PartialOf(request.Output), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 1 << 17);
        Journal? journal = null;
        try
        {
            if (!Journal.TryOpen(JournalOf(request.Output), request, out journal))
            {
                journal.Dispose();
                file.Dispose();
                return null;
            }

            var session = Session.Now(request.Clock);
            journal.Append(session);
            journal.Sessions.Add(session);
            return new UnfinishedPackage(request.Output, file, journal);
        }
        catch
        {
            journal?.Dispose();
            file.Dispose();
            throw;
        }
    }

    public (ZipEntry Entry, string Sha256, string PackedSha256) Pack(string name, DateTime modified, long expectedBytes, Action<Stream> write) => _zip.Add(name, modified, expectedBytes, write);

    public void Add(PackagedFile file)
    {
        _files.Add(file);
        _unsafe.Add(file);
        if (_unsafe.Count >= CheckpointFiles || _unsafe.Sum(f => f.Entry.PackedBytes) >= CheckpointBytes)
        {
            Checkpoint();
        }
    }

    /// <summary>Makes everything added so far survive a crash.</summary>
    public void Checkpoint()
    {
        _file.Flush(flushToDisk: true);
        _journal.Append(_unsafe);
        _unsafe.Clear();
    }

    /// <summary>Writes manifest and directory and gives the package its name.</summary>
    /// <returns>SHA-256 of the manifest.</returns>
    public string Finish(Manifest manifest)
    {
        Checkpoint();

        // Stored as it is, so that its bytes in the package are the ones whose hash was printed.
        using var content = new MemoryStream();
        ManifestWriter.Write(content, manifest);
        var (entry, sha256, _) = _zip.Add(Manifest.EntryName, manifest.FinishedUtc, content.Length, content.WriteTo, stored: true);
        _zip.Finish(_files.Select(f => f.Entry).Append(entry));
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(PartialOf(_output), _output, overwrite: false);
        _journal.Dispose();
        File.Delete(JournalOf(_output));
        return sha256;
    }

    public void Dispose()
    {
        Close(_file);
        Close(_journal);
    }

    /// <summary>On a full disk closing fails like the write before it, which has been told; what is left behind the last entry is cut off when the collection goes on.</summary>
    private static void Close(IDisposable file)
    {
        try
        {
            file.Dispose();
        }
        catch (Exception e) when (LocalPaths.IsFault(e))
        {
            // The handle is closed all the same.
        }
    }

    /// <summary>The files whose entries follow each other without a gap up to the end of what is there; a partial file that was cut or replaced ends the list.</summary>
    private static List<PackagedFile> Usable(List<PackagedFile> files, long length)
    {
        List<PackagedFile> usable = [];
        long end = 0;
        foreach (var file in files.TakeWhile(f => f.Entry.Offset == end && f.Entry.End <= length && f.Entry.PackedBytes >= 0))
        {
            usable.Add(file);
            end = file.Entry.End;
        }

        return usable;
    }
}
