using Breakwater.Model;

namespace Breakwater.Judgement.SoftwareExposure;

/// <summary>What the evidence could not show and somebody has to look at.</summary>
internal static class Confirmations
{
    public static ConfirmationItem? For(SettledCve settled)
    {
        var cve = settled.Cve;
        if (cve.IsPlatform && settled.Evidence is null)
        {
            return new ConfirmationItem(cve.Id, cve.Title, cve.NeedsConfiguration ?? "Check the updates of the operating system.", RaisesExitCode: false);
        }

        if (settled.State == CveState.FixedIfConfigured)
        {
            // Where the configuration is the whole remedy, no build can settle it; elsewhere the fix is in and the rest is a check.
            return new ConfirmationItem(cve.Id, cve.Title, cve.NeedsConfiguration!, cve.ExploitedInWild && cve.ConfigurationIsTheFix);
        }

        return settled.Decision.Disputed && settled.State == CveState.Fixed && settled.Evidence is null
            ? new ConfirmationItem(cve.Id, $"{cve.Title}: sources disagree which update fixes it", $"A stricter source asks for {string.Join(" or ", cve.FixedByStrict)}; installing it settles the matter.", RaisesExitCode: false)
            : null;
    }
}
