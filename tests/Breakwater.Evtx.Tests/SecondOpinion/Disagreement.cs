namespace Breakwater.Evtx.Tests.SecondOpinion;

/// <summary>Where another reader says something else about an event than we do.</summary>
internal static class Disagreement
{
    /// <param name="hasWholeArrays">The other reader gets arrays of strings right, also where several in a row are empty.</param>
    /// <summary>One line for each event of theirs that we do not have, or have with other fields. Where a log is damaged we may have more.</summary>
    public static List<string> Between(IReadOnlyList<string> ours, IReadOnlyList<string> theirs, bool hasWholeArrays = false)
    {
        List<string> found = [];
        var next = 0;
        for (var i = 0; i < theirs.Count; i++)
        {
            var other = EventFields.Of(theirs[i]);
            var at = next;
            while (at < ours.Count && RecordId(EventFields.Of(ours[at])) != RecordId(other))
            {
                at++;
            }

            if (at == ours.Count)
            {
                found.Add($"event {i}: {RecordId(other)} is missing");
                continue;
            }

            next = at + 1;
            if (Difference(ours[at], other, hasWholeArrays) is { } difference)
            {
                found.Add($"event {i}: {difference}");
            }
        }

        return found;
    }

    private static string? Difference(string mine, List<string> theirs, bool hasWholeArrays)
    {
        var ours = EventFields.Of(mine);

        // python-evtx loses its place in an array where two strings in a row are empty; libevtx reads it as we do.
        if (!hasWholeArrays && mine.Contains("<Data/><Data/>", StringComparison.Ordinal))
        {
            ours.RemoveAll(f => f.StartsWith("/Event/EventData/Data=", StringComparison.Ordinal));
            theirs.RemoveAll(f => f.StartsWith("/Event/EventData/Data=", StringComparison.Ordinal));
        }

        return ours.Count == theirs.Count && ours.Zip(theirs).All(p => EventFields.Same(p.First, p.Second))
            ? null
            : $"{string.Join(" | ", ours.Except(theirs).Take(3))} <> {string.Join(" | ", theirs.Except(ours).Take(3))}";
    }

    private static string? RecordId(List<string> fields) => fields.Find(f => f.StartsWith("/Event/System/EventRecordID=", StringComparison.Ordinal));
}
