namespace Breakwater.Evidence.Containers;

/// <summary>The entries of an archive that can only be read in its own order.</summary>
internal interface ISequentialWalk : IDisposable
{
    WalkedEntry Current { get; }

    bool MoveNext();

    /// <summary>The content of the current entry; at most once per entry, invalid after the next move.</summary>
    Stream Open();
}
