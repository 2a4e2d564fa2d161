using System.IO.Compression;
using SharpCompress.Archives;
using SharpCompress.Readers;

namespace Breakwater.Evidence.Containers;

/// <summary>Random access to the entries of a zip on disk; one instance per thread. Encrypted entries and rare methods take the slower library.</summary>
internal sealed class ZipAccess : IDisposable
{
    private readonly string _file;
    private readonly string? _password;
    private readonly ZipArchive _zip;
    private IArchive? _other;
    private List<IArchiveEntry>? _otherEntries;

    /// <summary>Throws <see cref="InvalidDataException"/> when the zip has no usable directory.</summary>
    public ZipAccess(string file, string? password)
    {
        _file = file;
        _password = password;
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.RandomAccess);
        try
        {
            _zip = new ZipArchive(stream, ZipArchiveMode.Read);
            _ = _zip.Entries;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public IReadOnlyList<ZipArchiveEntry> Entries => _zip.Entries;

    public Stream Open(int index)
    {
        var entry = _zip.Entries[index];
        if (entry.IsEncrypted)
        {
            return OpenOther(index, entry.FullName);
        }

        try
        {
            return entry.Open();
        }
        catch (InvalidDataException) when (HasEntry(index, entry.FullName))
        {
            return OpenOther(index, entry.FullName);
        }
    }

    public void Dispose()
    {
        _other?.Dispose();
        _zip.Dispose();
    }

    private bool HasEntry(int index, string name)
    {
        _other ??= SharpCompress.Archives.Zip.ZipArchive.OpenArchive(_file, new ReaderOptions { Password = _password });
        _otherEntries ??= [.. _other.Entries];
        return index < _otherEntries.Count && string.Equals(_otherEntries[index].Key?.TrimEnd('/'), name.Replace('\\', '/').TrimEnd('/'), StringComparison.Ordinal);
    }

    private Stream OpenOther(int index, string name) =>
        HasEntry(index, name) ? _otherEntries![index].OpenEntryStream() : throw new InvalidDataException("the archive lists its entries in two different ways");
}
