using Breakwater.Reports.Escaping;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Breakwater.Reports.Console;

/// <summary>The caller's console as a page of escaped lines. It never interprets markup, so evidence cannot style itself.</summary>
internal sealed class ConsolePage
{
    public const int LabelWidth = 15;

    // A table cell holds a path or a sentence; what is longer is in assessment.json.
    private const int CellLength = 300;

    private const int ItemLength = 2000;

    private readonly IAnsiConsole _console;

    public ConsolePage(IAnsiConsole console)
    {
        _console = console;
        Width = Math.Clamp(console.Profile.Width, 40, 120);
    }

    public int Width { get; }

    public static Style Plain => Style.Plain;

    public static Style Bold { get; } = new(decoration: Decoration.Bold);

    public void Blank() => _console.WriteLine();

    public void Line(string text, Style? style = null)
    {
        _console.Write(new Text(VisibleText.Of(text), style ?? Plain));
        _console.WriteLine();
    }

    public void Heading(string text)
    {
        Blank();
        Line(text, Bold);
    }

    /// <summary>A label in the left column and lines that are already wrapped to <see cref="TextWidth"/> beside it.</summary>
    public void Labelled(string label, IReadOnlyList<string> lines, Style? labelStyle = null)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            _console.Write(new Text((i == 0 ? label : "").PadRight(LabelWidth), labelStyle ?? Bold));
            Line(lines[i]);
        }
    }

    public int TextWidth => Width - LabelWidth;

    /// <summary>Every entry as an indented paragraph behind its marker.</summary>
    public void Items(IEnumerable<(string Marker, string Text)> items)
    {
        foreach (var (marker, text) in items)
        {
            var lead = "  " + marker + " ";
            foreach (var line in LineWrap.Wrap(VisibleText.Of(text, ItemLength), Width - lead.Length, int.MaxValue))
            {
                Line(lead + line);
                lead = new string(' ', lead.Length);
            }
        }
    }

    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.Simple, Width = Width };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column, Bold)));
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(IRenderable (cell) => new Text(VisibleText.Of(cell, CellLength))));
        }

        _console.Write(table);
    }
}
