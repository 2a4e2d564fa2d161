namespace Breakwater.Detection.Autostarts;

/// <summary>Where a started program lies, from ordinary to telling.</summary>
internal enum StartPlace
{
    Ordinary,

    /// <summary>Below a folder of its own in ProgramData or a user's profile: products do this too.</summary>
    OwnFolder,

    /// <summary>Directly in a folder that everybody can write to, or in a temporary one, a web root or the recycle bin.</summary>
    SharedFolder,

    /// <summary>A path part with a device's name, which ordinary tools can neither open nor delete.</summary>
    DeviceName,
}
