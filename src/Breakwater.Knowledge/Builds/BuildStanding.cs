namespace Breakwater.Knowledge.Builds;

/// <summary>How a build number relates to the published ones.</summary>
public enum BuildStanding
{
    /// <summary>It is a published build.</summary>
    Listed,

    /// <summary>The cumulative update is known, the number lies between two published ones.</summary>
    BetweenUpdates,

    /// <summary>The cumulative update is known, the number lies above its newest published build.</summary>
    NewerUpdate,

    /// <summary>The cumulative update is known, the number lies below its baseline: a preview or a tampered value.</summary>
    BelowBaseline,

    /// <summary>Three parts only: the cumulative update is known, the update level is not.</summary>
    CumulativeUpdateOnly,

    /// <summary>No public cumulative update has this third part, and it is not above the newest one.</summary>
    NoSuchCumulativeUpdate,

    /// <summary>The third part is above the newest cumulative update of the line.</summary>
    NewerCumulativeUpdate,

    /// <summary>A product of which only support dates are known (Exchange 2007).</summary>
    ProductOnly,

    /// <summary>Not an Exchange version number that the data knows.</summary>
    Unrecognised,
}
