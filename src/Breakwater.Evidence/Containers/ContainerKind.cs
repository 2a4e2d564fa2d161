namespace Breakwater.Evidence.Containers;

internal enum ContainerKind
{
    None,
    Zip,

    /// <summary>A zip whose directory is missing or damaged, or a zip that must be walked in its own order: entries are found by their local headers.</summary>
    ZipStream,
    SevenZip,
    Tar,

    /// <summary>A compressed single file or a compressed tar: told apart when it is opened.</summary>
    Gzip,
    DiskImage,

    /// <summary>An archive type that is not supported.</summary>
    Unsupported,
}
