using System.Globalization;

namespace Breakwater.IisConfig.Verification;

/// <summary>Services that must be disabled; one that is not installed cannot do harm.</summary>
internal static class ServiceCheck
{
    public const int Automatic = 2;
    private const int Disabled = 4;

    public static PartStanding Of(IReadOnlyList<string> names, ServerObservations observed)
    {
        if (observed.Registry is not { ServiceStart: { } start } registry || (!registry.HasAllServices && !names.Any(start.ContainsKey)))
        {
            return PartStanding.Unknown("services", Messages.ServicesNotSeen(names));
        }

        MitigationCheck[] checks =
        [
            .. names.Where(start.ContainsKey).Select(n => registry.Check("services", start[n] == Disabled, start[n] == Disabled ? Messages.ServiceDisabled(n) : Messages.ServiceStarts(n, start[n].ToString(CultureInfo.InvariantCulture)))),
            .. names.Where(n => !registry.HasAllServices && !start.ContainsKey(n)).Select(n => new MitigationCheck("services", null, Messages.ServicesNotSeen([n]))),
        ];
        return checks.Length > 0 && checks.All(c => c.Passed == false) ? new PartStanding(false, null, checks)
            : new PartStanding(true, null, checks.Length > 0 ? checks : [new MitigationCheck("services", true, Messages.ServicesNotInstalled(names))]);
    }
}
