using System.Globalization;
using Breakwater.Model;

namespace Breakwater.Knowledge.Builds;

/// <summary>The sentences that say what a build number means.</summary>
internal static class BuildSentences
{
    public static string Unrecognised(ExchangeBuild build) => $"{build} is no version number of an Exchange product that this knowledge covers.";

    public static string ProductOnly(ExchangeBuild build, string product) => $"{build} is {product}, long out of support; no builds or fixes are recorded for it.";

    public static string Listed(BuildEntry entry, string product)
    {
        var alias = entry.Alias is null ? "" : $" ({entry.Alias})";
        var released = entry.Released is { } day ? ", released " + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        var kb = entry.Kb is null ? "" : $", {entry.Kb}";
        var limited = entry.LimitedTo.Count == 0 ? "" : $" It is a stop-gap that fixes {string.Join(", ", entry.LimitedTo)} only and none of the earlier holes.";
        var disputed = entry.Disputed || entry.AlternateOf is not null ? " Sources disagree about the number of this package." : "";
        return $"{entry.Build} is {product} {entry.Release}{alias}{released}{kb}.{limited}{disputed}";
    }

    public static string CumulativeUpdateOnly(ExchangeBuild build, BuildEntry[] cu, string product) => cu.Length == 1
        ? $"{build} is {product} {cu[0].Cu}; three parts do not show the update level."
        : $"{build} is {product} {cu[0].Cu}; three parts do not show the update level, which may be anything from {Name(cu[0])} to {Name(cu[^1])} or later.";

    public static string BelowBaseline(ExchangeBuild build, BuildEntry baseline, string product) =>
        $"{build} lies below {product} {Name(baseline)}: a preview, or a value that somebody changed.";

    public static string NewerUpdate(ExchangeBuild build, BuildEntry newest, string product) =>
        $"{build} is {product} {newest.Cu}, newer than the newest build this knowledge has ({Name(newest)}): the knowledge is older than the server, and no statement can be made about what came after it.";

    public static string BetweenUpdates(ExchangeBuild build, BuildEntry lower, BuildEntry upper, string product) =>
        $"{build} is {product} {lower.Cu}, between {Name(lower)} and {Name(upper)}: not a public build; the fixes of the lower one count, those of the higher one do not.";

    public static string NewerCumulativeUpdate(ExchangeBuild build, BuildEntry newest, string product) =>
        $"{build} is {product} with a cumulative update newer than this knowledge, whose newest is {Name(newest)}: the knowledge is older than the server.";

    public static string NoSuchCumulativeUpdate(ExchangeBuild build, BuildEntry? lower, BuildEntry? upper, string product) => (lower, upper) switch
    {
        ({ } l, { } u) => $"{build} is {product}, but no public cumulative update has this number; it lies between {Name(l)} and {Name(u)}.",
        (null, { } u) => $"{build} is {product}, but lies below its first public build, {Name(u)}: a preview, or a value that somebody changed.",
        _ => $"{build} is {product}, but no public cumulative update has this number.",
    };

    private static string Name(BuildEntry entry) => $"{entry.Release} ({entry.Build})";
}
