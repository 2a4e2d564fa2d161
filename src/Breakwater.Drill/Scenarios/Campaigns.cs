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
    public const string Unattributed = "unattributed";

    public static TruthCampaign NotFound(string id, string why) => new(id, VerdictState.NotFound, [], [], [], null, null, why);

    public static TruthCampaign CannotExclude(string id, string why) => new(id, VerdictState.CannotExclude, [], [], [], null, null, why);

    public static TruthCampaign Found(string id, VerdictState state, IReadOnlyList<LogEntry> acts, IReadOnlyList<Rung> rungs, string why, IReadOnlyList<Rung>? attempted = null) =>
        new(id, state, [], rungs, attempted ?? [], acts.Min(a => a.Time), acts.Max(a => a.Time), why);

    /// <summary>The campaigns after the given ones began when this evidence had already been collected.</summary>
    public static IEnumerable<TruthCampaign> Later(params ReadOnlySpan<string> ids) =>
        [.. ids.ToArray().Select(id => NotFound(id, "the campaign began after collection"))];
}
