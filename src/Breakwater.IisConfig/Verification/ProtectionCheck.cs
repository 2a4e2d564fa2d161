using Breakwater.IisConfig.ExtendedProtection;
using Breakwater.IisConfig.Files;

namespace Breakwater.IisConfig.Verification;

/// <summary>Extended Protection as a mitigation: every virtual directory, SSL, and the registry switch that undoes all of it.</summary>
internal static class ProtectionCheck
{
    public static PartStanding Of(ConfigurationFiles files, ServerObservations observed)
    {
        var result = ExtendedProtectionCheck.Evaluate(files);
        if (result.Satisfied is null)
        {
            return PartStanding.Unknown("extended protection", Messages.HostIncomplete());
        }

        var on = result.Directories.Where(d => d.Expected != TokenChecking.None && (d.Actual != TokenChecking.None || d.RestrictedByAddress)).ToList();
        if (on.Count == 0)
        {
            return PartStanding.Absent("extended protection", Messages.ProtectionOff());
        }

        List<MitigationCheck> checks = [.. result.Missing.Concat(result.SslDeviations).Select(m => new MitigationCheck("extended protection", false, m))];
        checks.AddRange(result.Directories.Where(d => d.Stricter).Select(d => new MitigationCheck("clients", true, Messages.StricterThanSupported($"{d.Site}/{d.VirtualDirectory}", d.Actual.ToString(), d.Expected.ToString()))));
        checks.Add(observed.Registry is not { SuppressExtendedProtection: { } suppressed } registry ? new MitigationCheck("registry", null, Messages.SuppressNotSeen())
            : registry.Check("registry", suppressed == 0, suppressed == 0 ? Messages.SuppressOff() : Messages.Suppressed()));
        checks.AddRange(result.Faults.Select(f => new MitigationCheck("file", false, f)));
        checks.AddRange(result.Unseen.Select(u => new MitigationCheck("file", null, Messages.MayUnprotect(u))));
        if (result.Satisfied == true)
        {
            checks.Insert(0, new MitigationCheck("extended protection", true, Messages.ProtectionOn(result.Directories.Count)));
        }

        return new PartStanding(true, null, checks);
    }
}
