using Breakwater.Evidence.Containers;

namespace Breakwater.Evidence.Intake;

/// <summary>Decides what happens with an archive: refuse, open in place, read as a stream, or unpack it first because it needs seeking.</summary>
internal sealed class ArchiveInventory
{
    private readonly Inventory _inventory;
    private readonly Budget _budget;
    private readonly TemporaryFolder _temporary;
    private readonly ZipInventory _zips;
    private readonly WalkInventory _walks;
    private readonly CancellationToken _ct;

    public ArchiveInventory(Inventory inventory, Budget budget, TemporaryFolder temporary, CancellationToken ct)
    {
        _inventory = inventory;
        _budget = budget;
        _temporary = temporary;
        _ct = ct;
        _zips = new ZipInventory(inventory, this, budget, ct);
        _walks = new WalkInventory(inventory, this, budget, ct);
    }

    /// <param name="file">The archive as a file that was found.</param>
    /// <param name="kind">Not <see cref="ContainerKind.None"/>.</param>
    /// <param name="format">Name of a refused format.</param>
    /// <param name="parent">The archive it lies in; null on disk.</param>
    /// <param name="content">Its bytes from the start, when it lies in another archive.</param>
    public void Add(in FoundFile file, ContainerKind kind, string format, Container? parent, Stream? content)
    {
        _inventory.Count();
        var depth = (parent?.Depth ?? 0) + 1;
        if (kind == ContainerKind.DiskImage)
        {
            _inventory.Skip(file.OriginalPath, Messages.DiskImage(file.OriginalPath, format), file.LengthBytes);
        }
        else if (kind == ContainerKind.Unsupported)
        {
            _inventory.Skip(file.OriginalPath, Messages.UnsupportedArchive(file.OriginalPath, format), file.LengthBytes);
        }
        else if (depth > _budget.Options.MaxDepth)
        {
            _inventory.Skip(file.OriginalPath, Messages.TooDeep(file.OriginalPath, _budget.Options.MaxDepth), file.LengthBytes);
        }
        else
        {
            Open(file, kind, parent, content, depth);
        }
    }

    /// <summary>Reads the entries; whatever the bytes do, the rest of the evidence goes on.</summary>
    public void Open(Container container, Stream? content)
    {
        try
        {
            if (container.Kind == ContainerKind.Zip)
            {
                _zips.Add(container);
            }
            else
            {
                _walks.Add(container, content);
            }
        }
        catch (BudgetExceededException e)
        {
            _inventory.Skip(container.OriginalPath, e.Message, null);
        }
        catch (Exception e) when (ContainerFault.InContainer(e))
        {
            var reason = ContainerFault.IsPassword(e) ? Messages.Encrypted(container.OriginalPath) : Messages.DamagedArchive(container.OriginalPath, 0, ContainerFault.Describe(e));
            _inventory.Skip(container.OriginalPath, reason, container.LengthBytes);
        }
    }

    private void Open(in FoundFile file, ContainerKind kind, Container? parent, Stream? content, int depth)
    {
        var unpacked = file.File;
        if (parent is not null && kind is ContainerKind.Zip or ContainerKind.SevenZip)
        {
            unpacked = _temporary.Store(content!, _ct);
            if (unpacked is null)
            {
                _inventory.Skip(file.OriginalPath, Messages.TemporaryFull(file.OriginalPath, _budget.Options.MaxTemporaryBytes), file.LengthBytes);
                return;
            }
        }

        var container = new Container
        {
            Kind = kind,
            OriginalPath = file.OriginalPath,
            File = unpacked,
            Parent = parent,
            EntryInParent = file.Entry,
            Levels = file.Levels,
            Depth = depth,
            LengthBytes = unpacked is not null ? new FileInfo(unpacked).Length : file.LengthBytes > 0 ? file.LengthBytes : parent!.LengthBytes,
        };
        Open(container, content);
    }
}
