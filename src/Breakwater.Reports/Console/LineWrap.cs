using System.Text;
using Breakwater.Reports.Escaping;
using Spectre.Console;

namespace Breakwater.Reports.Console;

/// <summary>Breaks text into lines of a terminal's width, counted in cells because wide characters take two.</summary>
internal static class LineWrap
{
    /// <summary>Wraps at spaces, cuts longer words, and ends the last of <paramref name="maxLines"/> in an ellipsis when text is left over.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width, int maxLines)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var cells = 0;
        foreach (var word in Pieces(VisibleText.Of(text), width))
        {
            var length = word.GetCellWidth();
            if (cells > 0 && cells + 1 + length > width)
            {
                if (lines.Count + 1 == maxLines)
                {
                    lines.Add(Cut(line.ToString(), width));
                    return lines;
                }

                lines.Add(line.ToString());
                line.Clear();
                cells = 0;
            }

            line.Append(cells > 0 ? " " : "").Append(word);
            cells += length + (cells > 0 ? 1 : 0);
        }

        lines.Add(line.ToString());
        return lines;
    }

    /// <summary>As many entries as fit into <paramref name="maxLines"/>; the rest is counted on the last line, which names where to see it.</summary>
    public static IReadOnlyList<string> Fit(IReadOnlyList<string> entries, int width, int maxLines, string whereRestIs)
    {
        var lines = new List<string>();
        for (var i = 0; i < entries.Count; i++)
        {
            var left = maxLines - lines.Count;
            var isLast = i == entries.Count - 1;
            if (left == 1 && !isLast)
            {
                lines.AddRange(Wrap($"and {entries.Count - i} more: {whereRestIs}", width, 1));
                break;
            }

            lines.AddRange(Wrap(entries[i], width, isLast ? left : Math.Max(1, left - 1)));
        }

        return lines;
    }

    private static string Cut(string line, int width)
    {
        while (line.GetCellWidth() + 1 > width)
        {
            line = line[..^(char.IsLowSurrogate(line[^1]) ? 2 : 1)];
        }

        return line + VisibleText.Ellipsis;
    }

    private static IEnumerable<string> Pieces(string text, int width)
    {
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var piece = new StringBuilder();
            var cells = 0;
            foreach (var rune in word.EnumerateRunes())
            {
                var shape = rune.ToString();
                var length = shape.GetCellWidth();
                if (cells + length > width)
                {
                    yield return piece.ToString();
                    piece.Clear();
                    cells = 0;
                }

                piece.Append(shape);
                cells += length;
            }

            yield return piece.ToString();
        }
    }
}
