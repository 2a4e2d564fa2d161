namespace Breakwater.Detection.WebFiles;

/// <summary>Where a web file lies, by what Exchange puts there.</summary>
internal enum WebPlace
{
    /// <summary>No web folder that Exchange knows.</summary>
    Elsewhere,

    /// <summary><c>aspnet_client</c> and folders named like it: never a script.</summary>
    AspNetClient,

    /// <summary>Address book folders of either site: never a script.</summary>
    Oab,

    /// <summary>Front-end logon pages of Outlook on the web: a short list.</summary>
    OwaAuth,

    /// <summary>Front-end logon pages of the administration site: one page.</summary>
    EcpAuth,

    /// <summary>Other front-end folders: one global.asax each.</summary>
    FrontEnd,

    /// <summary>Back-end folders: many pages, known by path and hash.</summary>
    ClientAccess,

    /// <summary>The folder of the web site itself.</summary>
    SiteRoot,

    /// <summary>Folders below the web site that are not Exchange's.</summary>
    SiteFolder,

    /// <summary>Folders that intruders reach through an added virtual directory.</summary>
    Staging,
}
