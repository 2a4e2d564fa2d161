using System.Globalization;
using Breakwater.Model.Hunting;
using Breakwater.Reports.Escaping;

namespace Breakwater.Reports.Hunt;

/// <summary>Matches as a table for a spreadsheet: RFC 4180, UTF-8, and nothing that a spreadsheet would run.</summary>
public static class HuntCsv
{
    private const string Header = "time,level,rule,title,computer,source,file,position,excerpt";

    /// <summary>A cell that begins with one of these is a formula to a spreadsheet.</summary>
    private static readonly char[] FormulaStarts = ['=', '+', '-', '@', '\t', '\r', '|'];

    public static void Write(IEnumerable<HuntMatch> matches, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(matches);
        ArgumentNullException.ThrowIfNull(to);
        to.Write(Header + "\r\n");
        foreach (var match in matches)
        {
            var position = match.Position.Record ?? match.Position.Line;
            string?[] cells =
            [
                match.Time?.ToString(), match.Rule.Level, match.Rule.Id, match.Rule.Title, match.Computer, match.Source, match.Position.Artefact,
                position?.ToString(CultureInfo.InvariantCulture), match.Excerpt,
            ];
            to.Write(string.Join(',', cells.Select(Cell)) + "\r\n");
        }
    }

    private static string Cell(string? text)
    {
        var visible = VisibleText.Of(text);
        var safe = visible.Length > 0 && FormulaStarts.Contains(visible[0]) ? "'" + visible : visible;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
