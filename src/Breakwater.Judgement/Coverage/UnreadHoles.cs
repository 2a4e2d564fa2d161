using Breakwater.Model;

namespace Breakwater.Judgement.Coverage;

/// <summary>Turns unread files into holes of their sources: an unreadable decisive source never yields not-found.</summary>
internal static class UnreadHoles
{
    private static readonly TimeRange Always = new(DateTime.MinValue, DateTime.MaxValue);

    public static ILookup<string, Hole> Of(IReadOnlyList<UnreadItem> unread, IReadOnlyList<ObservedSource> sources)
    {
        // What was read to its end is only reported there for a detail; what broke off is a hole by its own record times, unless it broke off before the first of them.
        // Of thousands of logs few are named.
        var names = unread.Select(u => NameOf(u.Path)).ToHashSet(StringComparer.Ordinal);
        var named = sources.SelectMany(s => s.Artefacts.Select(a => (Source: s.Kind.Id, Artefact: a))).Where(a => names.Count > 0 && names.Contains(NameOf(a.Artefact.Path))).ToList();
        var read = named.Where(a => !a.Artefact.Truncated || a.Artefact.Last is not null).Select(a => (a.Source, a.Artefact.Path))
            .Concat(named.Where(a => !a.Artefact.Truncated).Select(a => (a.Source, Path: NameOf(a.Artefact.Path)))).ToHashSet();

        // What lies beside a log that was read, under its name with a further ending, is a checksum or a copy of it.
        var beside = unread.Select(u => u.Log).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        beside.IntersectWith(sources.SelectMany(s => s.Artefacts).Where(a => a.Last is not null).Select(a => a.Path));
        return unread.Where(u => u.Log is null || !beside.Contains(u.Log)).OrderBy(u => u.Path, StringComparer.Ordinal).ThenBy(u => u.Reason, StringComparer.Ordinal)
            .SelectMany(u => UnreadSources.Of(u.Path).Select(source => (Source: source, u.Path)))
            .Where(u => !read.Contains((u.Source, u.Path)) && !read.Contains((u.Source, NameOf(u.Path))))
            .ToLookup(
                u => u.Source,
                u => new Hole(NamedSpan.Of(u.Path)?.Span ?? Always, "has a file that could not be read"),
                StringComparer.Ordinal);
    }

    private static string NameOf(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..].ToLowerInvariant();
}
