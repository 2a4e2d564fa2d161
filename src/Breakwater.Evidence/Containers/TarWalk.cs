using System.Formats.Tar;

namespace Breakwater.Evidence.Containers;

internal sealed class TarWalk(Stream stream) : ISequentialWalk
{
    private readonly TarReader _reader = new(stream, leaveOpen: false);
    private TarEntry? _entry;

    public WalkedEntry Current { get; private set; }

    public bool MoveNext()
    {
        _entry = _reader.GetNextEntry();
        if (_entry is null)
        {
            return false;
        }

        var type = _entry.EntryType switch
        {
            TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile => EntryType.File,
            TarEntryType.Directory or TarEntryType.DirectoryList => EntryType.Folder,
            TarEntryType.SymbolicLink or TarEntryType.HardLink => EntryType.Link,
            _ => EntryType.Special,
        };
        Current = new(_entry.Name, _entry.Length, _entry.Length, type, type == EntryType.Link ? _entry.LinkName : _entry.EntryType.ToString(), _entry.ModificationTime.UtcDateTime);
        return true;
    }

    public Stream Open() => _entry?.DataStream ?? Stream.Null;

    public void Dispose() => _reader.Dispose();
}
