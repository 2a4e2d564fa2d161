namespace Breakwater.Evidence.Containers;

internal enum EntryType
{
    File,
    Folder,

    /// <summary>A link: never followed.</summary>
    Link,

    /// <summary>A device, pipe or other thing without content.</summary>
    Special,
    Encrypted,
}
