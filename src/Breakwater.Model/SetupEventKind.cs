namespace Breakwater.Model;

/// <summary>What a setup run did.</summary>
public enum SetupEventKind
{
    /// <summary>First installation of the server (setup mode Install).</summary>
    Install,

    /// <summary>Cumulative update over an existing installation (setup mode Upgrade or BuildToBuildUpgrade).</summary>
    Upgrade,

    /// <summary>Security update or hotfix package.</summary>
    Update,
}
