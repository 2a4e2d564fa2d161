namespace Breakwater.Collection.Targets;

/// <summary>What <c>--minimise</c> does with a target.</summary>
internal enum Minimising
{
    Keep,

    /// <summary>Left out: it holds message subjects, addresses or credentials and cannot be read without them.</summary>
    LeaveOut,

    /// <summary>Copied with the columns of <see cref="MessageColumns"/> masked.</summary>
    Mask,
}
