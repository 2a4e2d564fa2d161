namespace Breakwater.Judgement.Removals;

/// <summary>
/// Of the spellings that the traces have for one script, the one that says most about where it lay: a file with its drive, then a share, then the address it was
/// called by. Where no trace has the file's path, none is made up: which folder an address leads to, the server's configuration decides.
/// </summary>
internal static class FullestPath
{
    /// <param name="places">At least one.</param>
    public static string Among(IEnumerable<string> places) => places.Select(WithoutQuery)
        .OrderByDescending(Tells).ThenByDescending(p => p.Length).ThenBy(p => p, StringComparer.Ordinal).First();

    private static string WithoutQuery(string place) => place.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? place[..query] : place;

    private static int Tells(string place) =>
        place.Length > 2 && char.IsAsciiLetter(place[0]) && place[1] == ':' ? 2
        : place.StartsWith(@"\\", StringComparison.Ordinal) ? 1
        : 0;
}
