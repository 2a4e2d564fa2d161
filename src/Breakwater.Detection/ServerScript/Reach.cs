namespace Breakwater.Detection.ServerScript;

/// <summary>How much of a value the visitor chooses.</summary>
internal enum Reach : byte
{
    None,

    /// <summary>A part that does not come first: a name below a folder that the page chooses.</summary>
    Part,

    /// <summary>All of it, or its beginning: any path, any command.</summary>
    Whole,
}
