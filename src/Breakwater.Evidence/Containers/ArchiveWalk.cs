using SharpCompress.Archives.SevenZip;
using SharpCompress.Common;
using SharpCompress.Readers;

namespace Breakwater.Evidence.Containers;

/// <summary>7z, and zip by its local headers.</summary>
internal sealed class ArchiveWalk : ISequentialWalk
{
    private readonly IDisposable? _owner;
    private readonly IReader _reader;
    private readonly bool _hasPassword;

    private ArchiveWalk(IDisposable? owner, IReader reader, bool hasPassword)
    {
        _owner = owner;
        _reader = reader;
        _hasPassword = hasPassword;
    }

    public WalkedEntry Current { get; private set; }

    public static ArchiveWalk SevenZip(string file, string? password)
    {
        var archive = SevenZipArchive.OpenArchive(file, new ReaderOptions { Password = password });
        try
        {
            // The library does not check this itself and fails in the middle of a solid block.
            if (password is null && archive.Entries.Any(e => e.IsEncrypted))
            {
                throw new CryptographicException("password needed");
            }

            return new(archive, archive.ExtractAllEntries(), password is not null);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    public static ArchiveWalk ZipStream(Stream stream, string? password) =>
        new(stream, ReaderFactory.OpenReader(stream, new ReaderOptions { Password = password, LeaveStreamOpen = true }), password is not null);

    public bool MoveNext()
    {
        if (!_reader.MoveToNextEntry())
        {
            return false;
        }

        var entry = _reader.Entry;
        var type = entry.IsDirectory ? EntryType.Folder : entry.LinkTarget is not null ? EntryType.Link : entry.IsEncrypted && !_hasPassword ? EntryType.Encrypted : EntryType.File;
        Current = new(entry.Key ?? "", entry.Size, entry.CompressedSize, type, entry.LinkTarget, entry.LastModifiedTime);
        return true;
    }

    public Stream Open() => _reader.OpenEntryStream();

    public void Dispose()
    {
        try
        {
            _reader.Dispose();
        }
        finally
        {
            _owner?.Dispose();
        }
    }
}
