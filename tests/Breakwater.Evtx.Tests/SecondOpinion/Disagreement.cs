namespace Breakwater.Evtx.Tests.SecondOpinion;

/// <summary>Where two readers of one log say different things.</summary>
internal static class Disagreement
{
    /// <summary>One line for each event with other fields, as far as both lists go.</summary>
    public static List<string> Between(IReadOnlyList<string> ours, IReadOnlyList<string> theirs)
    {
        List<string> found = [];
        for (var i = 0; i < Math.Min(ours.Count, theirs.Count); i++)
        {
            var (mine, other) = (EventFields.Of(ours[i]), EventFields.Of(theirs[i]));
            if (mine.Count != other.Count || mine.Zip(other).Any(p => !EventFields.Same(p.First, p.Second)))
            {
                found.Add($"event {i}: {string.Join(" | ", mine.Except(other).Take(3))} <> {string.Join(" | ", other.Except(mine).Take(3))}");
            }
        }

        return found;
    }
}
