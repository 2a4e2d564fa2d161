using System.Security.Cryptography;
using Breakwater.Evidence.Containers;

namespace Breakwater.Evidence.Intake;

/// <summary>
/// Walks an archive that has to be unpacked in its own order. Every entry is read to its end, because the next one lies behind it,
/// so its exact length and SHA-256 come for free.
/// </summary>
internal sealed class WalkInventory(Inventory inventory, ArchiveInventory archives, Budget budget, CancellationToken ct)
{
    /// <summary>One for all entries: an entry is read to its end before the next begins, nested archives included.</summary>
    private readonly byte[] _buffer = new byte[1 << 17];

    public void Add(Container container, Stream? content)
    {
        var entry = -1;
        try
        {
            using var walk = ContainerWalk.Open(container, content, budget, budget.Options, ct);
            while (walk.MoveNext())
            {
                ct.ThrowIfCancellationRequested();
                entry++;
                if (!budget.TryTakeEntry())
                {
                    inventory.Skip(container.OriginalPath, Messages.TooManyEntries(container.OriginalPath, budget.Options.MaxEntries), null);
                    return;
                }

                AddEntry(container, walk, entry);
            }
        }
        catch (BudgetExceededException e)
        {
            inventory.Skip(container.OriginalPath, e.Message, null);
        }
        catch (Exception e) when (ContainerFault.InContainer(e))
        {
            var reason = ContainerFault.IsPassword(e) ? Messages.Encrypted(container.OriginalPath)
                : Messages.DamagedArchive(container.OriginalPath, entry, ContainerFault.Describe(e));
            inventory.Skip(container.OriginalPath, reason, null);
        }
    }

    private void AddEntry(Container container, ISequentialWalk walk, int index)
    {
        var entry = walk.Current;
        var original = container.Kind == ContainerKind.Gzip && walk is GzipWalk ? container.OriginalPath : EntryNames.OriginalPath(container, entry.Name);
        if (entry.Type == EntryType.Folder || !EntryNames.Accept(entry.Name, container, inventory, budget.Options))
        {
            return;
        }

        if (entry.Type != EntryType.File)
        {
            Refuse(entry, original);
            return;
        }

        using var content = new BudgetStream(walk.Open(), container.Kind == ContainerKind.Gzip ? null : budget, budget.Options, original, container.LengthBytes, ct);
        Look(container, walk, index, content, original);
    }

    private void Refuse(WalkedEntry entry, string original)
    {
        switch (entry.Type)
        {
            case EntryType.Link when !EntryNames.LeadsOutside(entry.Target):
                return;
            case EntryType.Link:
                inventory.Skip(original, Messages.LinkOutside(original, entry.Target ?? ""), null);
                return;
            case EntryType.Encrypted:
                inventory.Count();
                inventory.Skip(original, Messages.Encrypted(original), entry.LengthBytes);
                return;
            default:
                inventory.Skip(original, Messages.SpecialEntry(original, entry.Target ?? "special"), null);
                return;
        }
    }

    private void Look(Container container, ISequentialWalk walk, int index, Stream content, string original)
    {
        var buffer = new byte[Inventory.HeadBytes];
        var head = buffer.AsMemory(0, content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        var lone = walk is GzipWalk;
        IReadOnlyList<string> levels = lone ? [.. container.Levels.SkipLast(1), InFolderOf(container.Levels[^1], walk.Current.Name)] : [.. container.Levels, walk.Current.Name];
        var found = new FoundFile(original, levels, walk.Current.LengthBytes, head) { Container = container, Entry = index, Modified = walk.Current.Modified };
        var kind = ContainerRecognition.Recognise(head.Span, found.Name, out var format);
        if (kind != ContainerKind.None)
        {
            archives.Add(found with { Levels = lone ? [.. container.Levels, walk.Current.Name] : levels }, kind, format, container, new PrefixStream(head, content));
            return;
        }

        // A lone .gz on disk is not unpacked twice only to know its exact length.
        if (lone && container.File is not null)
        {
            inventory.Add(found with { LengthBytes = Math.Max(walk.Current.LengthBytes, head.Length) });
            return;
        }

        AddWhole(found, content);
    }

    /// <summary>Also keeps what could be read before the archive turned out to be damaged.</summary>
    private void AddWhole(FoundFile found, Stream content)
    {
        var length = (long)found.Head.Length;
        byte[]? sha256 = null;
        var look = inventory.LookAt(found);
        try
        {
            using var hash = look.Kind == ArtefactKind.Other ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash?.AppendData(found.Head.Span);
            for (int count; (count = content.Read(_buffer)) > 0; length += count)
            {
                hash?.AppendData(_buffer, 0, count);
            }

            sha256 = hash?.GetHashAndReset();
        }
        finally
        {
            inventory.Add(found with { LengthBytes = length, Sha256 = sha256 }, look);
        }
    }

    private static string InFolderOf(string archive, string name) => archive[..(archive.LastIndexOfAny(['/', '\\']) + 1)] + name;
}
