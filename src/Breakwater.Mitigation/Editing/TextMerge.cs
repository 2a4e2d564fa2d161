using System.Text;

namespace Breakwater.Mitigation.Editing;

/// <summary>
/// Takes our edit back out of a text that others have edited since: what they changed stays. Where their edit touches ours it is a conflict, and nothing is merged.
/// </summary>
internal static class TextMerge
{
    /// <param name="written">What we wrote.</param>
    /// <param name="wanted">What it shall be without our edit.</param>
    /// <param name="current">What is there now.</param>
    /// <param name="conflict">Offset in <paramref name="current"/> of the first place where both changed the same; -1 when the texts have drifted too far apart.</param>
    public static string? Of(string written, string wanted, string current, out int conflict)
    {
        conflict = -1;
        if (TextDifference.Of(written, wanted) is not { } ours || TextDifference.Of(written, current) is not { } theirs)
        {
            return null;
        }

        var others = theirs.Select(t => Settled(written, t, ours)).ToList();
        var merged = new StringBuilder();
        var (at, shift, next) = (0, 0, 0);
        void Take(TextEdit edit)
        {
            merged.Append(written, at, edit.Start - at).Append(edit.Text);
            at = edit.End;
        }

        foreach (var edit in ours)
        {
            for (; next < others.Count && others[next].End <= edit.Start && !SamePoint(others[next], edit); next++)
            {
                Take(others[next]);
                shift += others[next].Text.Length - others[next].Length;
            }

            if (next < others.Count && Touches(others[next], edit))
            {
                conflict = others[next].Start + shift;
                return null;
            }

            Take(edit);
        }

        for (; next < others.Count; next++)
        {
            Take(others[next]);
        }

        return merged.Append(written, at, written.Length - at).ToString();
    }

    /// <summary>
    /// Where text repeats, as in two rules one after the other, an insertion can be told at several places: what was put beside our rule must not count as put into it.
    /// </summary>
    private static TextEdit Settled(string written, TextEdit theirs, IReadOnlyList<TextEdit> ours)
    {
        if (ours.FirstOrDefault(o => Touches(theirs, o)) is not { } edit || (theirs.Length > 0 && theirs.Text.Length > 0))
        {
            return theirs;
        }

        var (left, right) = (theirs, theirs);
        while (Touches(left, edit) && left.Start > 0 && written[left.Start - 1] == (left.Length > 0 ? written[left.End - 1] : left.Text[^1]))
        {
            left = new TextEdit(left.Start - 1, left.Length, left.Length > 0 ? "" : left.Text[^1] + left.Text[..^1]);
        }

        while (Touches(right, edit) && right.End < written.Length && written[right.End] == (right.Length > 0 ? written[right.Start] : right.Text[0]))
        {
            right = new TextEdit(right.Start + 1, right.Length, right.Length > 0 ? "" : right.Text[1..] + right.Text[0]);
        }

        return !ours.Any(o => Touches(left, o)) ? left : !ours.Any(o => Touches(right, o)) ? right : theirs;
    }

    /// <summary>Overlap, or two insertions at one point, whose order nobody knows.</summary>
    private static bool Touches(TextEdit a, TextEdit b) => (a.Start < b.End && b.Start < a.End) || SamePoint(a, b);

    private static bool SamePoint(TextEdit a, TextEdit b) => a.Length == 0 && b.Length == 0 && a.Start == b.Start;
}
