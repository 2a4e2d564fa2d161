using Breakwater.Model;

namespace Breakwater.Judgement.Coverage;

/// <summary>Finds the time in which a source has records, but without the columns in which a stage would show.</summary>
internal static class MissingColumns
{
    public static IReadOnlyList<Hole> Holes(IReadOnlyList<ArtefactSpan> artefacts, IReadOnlyList<string> columns)
    {
        var holes = new List<Hole>();
        if (columns.Count == 0)
        {
            return holes;
        }

        foreach (var hole in artefacts.Select(a => HoleOf(a, columns)).OfType<Hole>().OrderBy(h => h.Reason, StringComparer.Ordinal).ThenBy(h => h.Range.From))
        {
            if (holes.Count > 0 && holes[^1].Reason == hole.Reason && hole.Range.From <= holes[^1].Range.To)
            {
                holes[^1] = hole with { Range = new TimeRange(holes[^1].Range.From, hole.Range.To > holes[^1].Range.To ? hole.Range.To : holes[^1].Range.To) };
            }
            else
            {
                holes.Add(hole);
            }
        }

        return holes;
    }

    private static Hole? HoleOf(ArtefactSpan artefact, IReadOnlyList<string> columns)
    {
        if (artefact is not { Columns: { Count: > 0 } has, First: { } first, Last: { } last } || columns.All(c => has.Contains(c, StringComparer.OrdinalIgnoreCase)))
        {
            return null;
        }

        var lacking = columns.Where(c => !has.Contains(c, StringComparer.OrdinalIgnoreCase)).ToList();
        return new Hole(NamedSpan.Around(artefact, NamedSpan.Of(artefact.Path), new TimeRange(first.Utc.Floor(), last.Utc.Floor().AddHours(1))), $"was written without {Phrases.List(lacking)}, in which it would show");
    }
}
