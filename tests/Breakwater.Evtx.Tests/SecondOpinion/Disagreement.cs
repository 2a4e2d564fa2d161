namespace Breakwater.Evtx.Tests.SecondOpinion;

/// <summary>Where two readers of one log say different things.</summary>
internal static class Disagreement
{
    /// <summary>One line for each event with other fields, and one when the numbers of events differ.</summary>
    public static List<string> Between(IReadOnlyList<string> ours, IReadOnlyList<string> theirs)
    {
        List<string> found = [];
        if (ours.Count != theirs.Count)
        {
            found.Add($"{ours.Count} events, the other reader has {theirs.Count}");
        }

        for (var i = 0; i < Math.Min(ours.Count, theirs.Count); i++)
        {
            var (mine, other) = (EventFields.Of(ours[i]), EventFields.Of(theirs[i]));
            if (!mine.SequenceEqual(other))
            {
                found.Add($"event {i}: {string.Join(" | ", mine.Except(other).Take(3))} <> {string.Join(" | ", other.Except(mine).Take(3))}");
            }
        }

        return found;
    }
}
