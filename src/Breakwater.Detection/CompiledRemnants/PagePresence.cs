namespace Breakwater.Detection.CompiledRemnants;

/// <summary>Whether the page of a compiled remnant lay in its folder at collection.</summary>
public enum PagePresence
{
    /// <summary>The evidence does not hold the folder, so nothing can be said.</summary>
    NotCovered,

    Present,

    /// <summary>The folder was handed in without it.</summary>
    Gone,
}
