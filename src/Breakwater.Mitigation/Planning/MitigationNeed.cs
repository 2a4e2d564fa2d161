namespace Breakwater.Mitigation.Planning;

/// <summary>Whether a mitigation is needed on a build.</summary>
public enum MitigationNeed
{
    /// <summary>It concerns a hole that is open.</summary>
    Needed,

    /// <summary>The build is not known, or does not decide it.</summary>
    Undecided,

    /// <summary>It concerns no single hole; worth having.</summary>
    Hardening,

    /// <summary>The update that closes its holes is installed.</summary>
    Unnecessary,

    /// <summary>This product does not have the hole or the feature.</summary>
    NotConcerned,
}
