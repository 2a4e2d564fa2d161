namespace Breakwater.IisConfig.Verification;

/// <summary>Application pools that must not start. Whether one runs right now no file shows.</summary>
internal static class PoolCheck
{
    public static PartStanding Of(string name, IisConfiguration host)
    {
        if (host.ApplicationPools.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } pool)
        {
            return host.Complete ? PartStanding.Absent("pool", Messages.NoPool(name)) : PartStanding.Unknown("pool", Messages.HostIncomplete());
        }

        if (pool.AutoStart)
        {
            return PartStanding.Absent("pool", Messages.PoolStarts(pool.Name));
        }

        var always = pool.StartMode.Equals("AlwaysRunning", StringComparison.OrdinalIgnoreCase) || pool.StartMode == "1";
        return new PartStanding(true, null, [new MitigationCheck("pool", !always, always ? Messages.PoolAlwaysRunning(pool.Name) : Messages.PoolOff(pool.Name))]);
    }
}
