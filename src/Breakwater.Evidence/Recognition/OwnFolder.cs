namespace Breakwater.Evidence.Recognition;

/// <summary>A folder of Breakwater's own.</summary>
/// <param name="OriginalPath">Place in what was handed in.</param>
/// <param name="Places">What is known of its place on the server.</param>
/// <param name="What">Checkout or report.</param>
/// <param name="Parts">What in it is own: folders end with a slash; an empty part is everything.</param>
internal sealed record OwnFolder(string OriginalPath, IReadOnlyList<string> Places, string What, IReadOnlyList<string> Parts)
{
    public bool Holds(string original) =>
        original.Length > OriginalPath.Length + 1 && original[OriginalPath.Length] == '/' && original.StartsWith(OriginalPath, StringComparison.OrdinalIgnoreCase)
        && Parts.Any(p => p.Length == 0 || (p[^1] == '/' ? StartsWith(original, p) : StartsWith(original, p) && original.Length == OriginalPath.Length + 1 + p.Length));

    private bool StartsWith(string original, string part) => original.AsSpan(OriginalPath.Length + 1).StartsWith(part, StringComparison.OrdinalIgnoreCase);
}
