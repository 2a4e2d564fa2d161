using Breakwater.Drill.Logs;
using Breakwater.Model;

namespace Breakwater.Drill.Scenarios;

/// <summary>Truth entries that several scenarios share.</summary>
internal static class Campaigns
{
    public const string ProxyLogon = "proxylogon";
    public const string ProxyShell = "proxyshell";
    public const string ProxyNotShell = "proxynotshell";
    public const string OwaSsrf = "owassrf";
    public const string ProxyToken = "proxytoken";
    public const string SharedKey = "cve-2020-0688";
    public const string Unattributed = "unattributed";

    public static TruthCampaign NotFound(string id, string why) => new(id, VerdictState.NotFound, [], [], [], null, null, why);

    public static TruthCampaign CannotExclude(string id, string why) => new(id, VerdictState.CannotExclude, [], [], [], null, null, why);

    public static TruthCampaign Found(string id, VerdictState state, IReadOnlyList<LogEntry> acts, IReadOnlyList<Rung> rungs, string why, IReadOnlyList<Rung>? attempted = null) =>
        new(id, state, [], rungs, attempted ?? [], acts.Min(a => a.Time), acts.Max(a => a.Time), why);

    public static TruthCampaign InstalledFixed(string id) => NotFound(id, "installed fixed: the product holds the fixes since the build of its installation");

    public static TruthCampaign Later(string id) => NotFound(id, "the campaign began after collection");

    /// <summary>All that came after ProxyLogon, for evidence collected in spring 2021, and the one before it, for servers installed with its fix.</summary>
    public static IReadOnlyList<TruthCampaign> OthersInSpring2021 { get; } =
        [Later(ProxyShell), Later(ProxyNotShell), Later(OwaSsrf), Later(ProxyToken), InstalledFixed(SharedKey)];
}
