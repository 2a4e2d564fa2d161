using System.Buffers.Binary;

namespace Breakwater.Detection.Hives;

/// <summary>A registry hive file. Transaction logs are not applied; <see cref="IsDirty"/> says when that matters.</summary>
public sealed class RegistryHive
{
    private readonly HivePages _pages;

    private RegistryHive(HivePages pages, RegistryKey root, bool isDirty)
    {
        _pages = pages;
        Root = root;
        IsDirty = isDirty;
    }

    public RegistryKey Root { get; }

    /// <summary>True when the hive was not closed cleanly: its newest changes may lie in the transaction logs only.</summary>
    public bool IsDirty { get; }

    /// <summary>True when reading stopped at its limit: what was read is incomplete.</summary>
    public bool IsExhausted => _pages.IsExhausted;

    /// <summary>Opens a hive; keys are read when asked for, so the stream must stay open. Refuses what has no base block or no root key.</summary>
    /// <param name="stream">Must be able to seek.</param>
    /// <param name="path">Its path, for the problem.</param>
    /// <param name="problem">What was expected and found.</param>
    public static RegistryHive? TryOpen(Stream stream, string path, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(stream);
        problem = null;
        var pages = new HivePages(stream);
        var head = new byte[512];
        if (!pages.TryRead(0, head) || !head.AsSpan().StartsWith("regf"u8))
        {
            problem = Messages.NoBaseBlock(path);
            return null;
        }

        var root = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(36));
        if (HiveKey.At(pages, root) is not { } key)
        {
            problem = Messages.NoRootKey(path, HivePages.BaseBlockBytes + (long)root);
            return null;
        }

        var isDirty = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)) != BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(8));
        return new RegistryHive(pages, key, isDirty);
    }
}
