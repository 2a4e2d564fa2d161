namespace Breakwater.Collection;

/// <summary>Why nothing was collected.</summary>
public enum CollectionRefusal
{
    /// <summary>No root, or a root that is no Exchange server.</summary>
    NothingToCollect,

    /// <summary>The package cannot be written where it was asked for.</summary>
    Output,
}
