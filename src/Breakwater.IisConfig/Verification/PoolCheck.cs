namespace Breakwater.IisConfig.Verification;

/// <summary>Application pools that must not start. Whether one runs right now no file shows.</summary>
internal static class PoolCheck
{
    public static PartStanding Of(string name, IisConfiguration host)
    {
        if (host.ApplicationPools.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } pool)
        {
            return Unlisted(name, host);
        }

        if (pool.AutoStart)
        {
            return PartStanding.Absent("pool", Messages.PoolStarts(pool.Name));
        }

        var always = pool.StartMode.Equals("AlwaysRunning", StringComparison.OrdinalIgnoreCase) || pool.StartMode == "1";
        return new PartStanding(true, null, [new MitigationCheck("pool", !always, always ? Messages.PoolAlwaysRunning(pool.Name) : Messages.PoolOff(pool.Name))]);
    }

    /// <summary>Only a list of pools says that one is not there: a configuration cut down to its sites has none, and an application that uses a pool shows that it was.</summary>
    private static PartStanding Unlisted(string name, IisConfiguration host) =>
        !host.Complete ? PartStanding.Unknown("pool", Messages.HostIncomplete())
        : host.ApplicationPools.Count == 0 ? PartStanding.Unknown("pool", Messages.NoPools())
        : host.Sites.Any(s => s.Applications.Any(a => name.Equals(a.Pool, StringComparison.OrdinalIgnoreCase))) ? PartStanding.Unknown("pool", Messages.PoolUnlisted(name))
        : PartStanding.Absent("pool", Messages.NoPool(name));
}
