namespace Breakwater.Evidence.Paths;

/// <summary>Tells a copy of a server's drives that lies inside a server's drives: a package on an administrator's desktop, a folder of another server's files.</summary>
internal static class NestedCopy
{
    /// <summary>
    /// What precedes the inner drive in <paramref name="originalPath"/>; null where no drive lies in another, and for what a web server could serve: an intruder must not be able to
    /// have a script left out by the folders it lies in.
    /// </summary>
    public static string? RootOf(string originalPath)
    {
        if (!HasSeveralDrives(originalPath))
        {
            return null;
        }

        var segments = originalPath.Split('/');
        var outer = Array.FindIndex(segments, IsDrive);
        var inner = outer < 0 ? -1 : Array.FindLastIndex(segments, segments.Length - 2, segments.Length - 2 - outer, IsDrive);
        var nested = inner > outer && PlaceNames.IndexOfServerRoot(new ArraySegment<string>(segments, inner + 1, segments.Length - inner - 1)) == 0 ? string.Join('/', segments.Take(inner)) : null;
        return nested is not null && Recognition.WebPlaces.IsWebRoot(nested + "/") ? null : nested;
    }

    /// <summary>Of tens of thousands of paths hardly one has: no text is made of the others.</summary>
    private static bool HasSeveralDrives(ReadOnlySpan<char> path)
    {
        var drives = 0;
        foreach (var segment in path.Split('/'))
        {
            drives += IsDrive(path[segment]) ? 1 : 0;
        }

        return drives > 1;
    }

    private static bool IsDrive(string segment) => IsDrive(segment.AsSpan());

    private static bool IsDrive(ReadOnlySpan<char> segment) =>
        segment.Length is > 0 and < 5 && char.IsAsciiLetter(segment[0]) && (segment.Length == 1 || segment[1..] is ":" or "$" || segment[1..].Equals("%3A", StringComparison.OrdinalIgnoreCase));
}
