using System.IO.Compression;
using Breakwater.Evidence.Containers;

namespace Breakwater.Evidence.Intake;

/// <summary>Lists a zip on disk by its directory and looks at the first bytes of each entry.</summary>
internal sealed class ZipInventory(Inventory inventory, ArchiveInventory archives, Budget budget, CancellationToken ct)
{
    private const int FileTypeMask = 0xF000;
    private const int SymbolicLink = 0xA000;

    public void Add(Container container)
    {
        using var zip = TryOpen(container);
        if (zip is null)
        {
            return;
        }

        long unpacked = 0;
        for (var i = 0; i < zip.Entries.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            if (!budget.TryTakeEntry())
            {
                inventory.Skip(container.OriginalPath, Messages.TooManyEntries(container.OriginalPath, budget.Options.MaxEntries), null);
                return;
            }

            unpacked += zip.Entries[i].Length;
            if (budget.IsTooDense(unpacked, container.LengthBytes))
            {
                inventory.Skip(container.OriginalPath, Messages.TooDense(container.OriginalPath, unpacked, container.LengthBytes, budget.Options.MaxRatio), null);
                return;
            }

            AddEntry(container, zip, i);
        }
    }

    private ZipAccess? TryOpen(Container container)
    {
        try
        {
            return new ZipAccess(container.File!, budget.Options.Password);
        }
        catch (Exception e) when (ContainerFault.InContainer(e))
        {
            inventory.Skip(container.OriginalPath, Messages.DirectoryMissing(container.OriginalPath, ContainerFault.Describe(e)), null);
            archives.Open(container.AsStream(), null);
            return null;
        }
    }

    private void AddEntry(Container container, ZipAccess zip, int index)
    {
        var entry = zip.Entries[index];
        var original = EntryNames.OriginalPath(container, entry.FullName);
        if (!EntryNames.Accept(entry.FullName, container, inventory, budget.Options) || IsFolder(entry))
        {
            return;
        }

        if (Refusal(entry, original) is { } reason)
        {
            inventory.Count();
            inventory.Skip(original, reason, entry.Length);
            return;
        }

        try
        {
            Look(container, zip, index, entry, original);
        }
        catch (BudgetExceededException e)
        {
            inventory.Skip(original, e.Message, entry.Length);
        }
        catch (Exception e) when (ContainerFault.InContainer(e))
        {
            inventory.Count();
            var damaged = ContainerFault.IsPassword(e) ? Messages.Encrypted(original) : Messages.DamagedEntry(original, 0, ContainerFault.Describe(e));
            inventory.Skip(original, damaged, entry.Length);
        }
    }

    private string? Refusal(ZipArchiveEntry entry, string original)
    {
        var unixType = (entry.ExternalAttributes >> 16) & FileTypeMask;
        return unixType == SymbolicLink ? Messages.LinkOutside(original, "its stored target")
            : entry.IsEncrypted && budget.Options.Password is null ? Messages.Encrypted(original)
            : budget.IsTooDense(entry.Length, entry.CompressedLength) ? Messages.TooDense(original, entry.Length, entry.CompressedLength, budget.Options.MaxRatio)
            : !budget.TryTakeBytes(entry.Length) ? Messages.TooLarge(original, budget.Options.MaxUnpackedBytes)
            : null;
    }

    private void Look(Container container, ZipAccess zip, int index, ZipArchiveEntry entry, string original)
    {
        using var content = new BudgetStream(zip.Open(index), null, budget.Options, original, entry.CompressedLength, ct);
        var head = new byte[Math.Min(Inventory.HeadBytes, Math.Max(entry.Length, 0))];
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var found = new FoundFile(original, [.. container.Levels, entry.FullName], entry.Length, head.AsMemory(0, length)) { Container = container, Entry = index, Modified = entry.LastWriteTime.DateTime };
        var kind = ContainerRecognition.Recognise(found.Head.Span, found.Name, out var format);
        if (kind == ContainerKind.None)
        {
            inventory.Add(found);
        }
        else
        {
            archives.Add(found, kind, format, container, new PrefixStream(found.Head, content));
        }
    }

    private static bool IsFolder(ZipArchiveEntry entry) => entry.Length == 0 && (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\'));
}
