namespace Breakwater.Analysis.Exports;

/// <summary>Saved output of a cmdlet as far as it could be read.</summary>
/// <param name="Objects">What it holds.</param>
/// <param name="Lack">Why the cmdlet may have returned more; null when this is all.</param>
internal sealed record Export(IReadOnlyList<ExportedObject> Objects, string? Lack)
{
    /// <summary>More objects than the largest organisation has users.</summary>
    public const int MaxObjects = 500_000;

    public static string TooMany => $"it holds more than {MaxObjects} objects";

    public static Export Nothing(string lack) => new([], lack);
}
