namespace Breakwater.Detection.ServerScript;

/// <summary>A function that a page defines.</summary>
/// <param name="Name">Lower case.</param>
/// <param name="Start">Index of its name.</param>
/// <param name="Parameters">Their names.</param>
internal sealed record ScriptFunction(string Name, int Start, IReadOnlyList<string> Parameters)
{
    /// <summary>Index after its text where that is known; else it reaches to the next function.</summary>
    public int End { get; set; } = int.MaxValue;

    /// <summary>Tells its parameter from a variable of the page, and from other functions' parameters, of the same name.</summary>
    public string Key(string parameter) => $"{Name}({parameter}";
}
