namespace Breakwater.Collection.Targets;

/// <summary>Where the folder of a target begins.</summary>
internal enum TargetBase
{
    /// <summary>The folder that was given, where administrators put what they exported.</summary>
    Given,

    /// <summary>Any drive of the server.</summary>
    Drive,

    /// <summary>The folder Exchange is installed in.</summary>
    Install,

    /// <summary>Where the IIS configuration writes its logs.</summary>
    IisLogs,

    /// <summary>A folder outside Exchange's own that the IIS configuration serves.</summary>
    SiteFolder,
}
