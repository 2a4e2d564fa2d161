namespace Breakwater.Model;

/// <summary>What is known about one CVE on one build.</summary>
public enum CveState
{
    NotAffected,
    Fixed,

    /// <summary>The fix is in, but counts only with a configuration that has to be shown.</summary>
    FixedIfConfigured,
    Undetermined,
    Vulnerable,

    /// <summary>Vulnerable, and no package was ever made for this cumulative update.</summary>
    VulnerableNoPackage,
}
