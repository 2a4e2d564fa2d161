using Breakwater.Model;

namespace Breakwater.Knowledge.Vulnerabilities;

/// <summary>The states as the command line and the data files write them.</summary>
public static class CveStateText
{
    public static string Of(CveState state) => state switch
    {
        CveState.NotAffected => "not-affected",
        CveState.Fixed => "fixed",
        CveState.FixedIfConfigured => "fixed-if-configured",
        CveState.Undetermined => "undetermined",
        CveState.Vulnerable => "vulnerable",
        CveState.VulnerableNoPackage => "vulnerable-no-package",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
