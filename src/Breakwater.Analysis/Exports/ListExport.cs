using System.Text.RegularExpressions;

namespace Breakwater.Analysis.Exports;

/// <summary>Lists as <c>Format-List</c> prints them: <c>Name : value</c>, wrapped lines indented, objects apart by an empty line.</summary>
internal static partial class ListExport
{
    /// <summary>A value that is longer than what is kept, with its name: seen to be too long, and no more.</summary>
    private const int MaxLineChars = ExportedObject.MaxValueChars + 256;

    public static Export Read(string text)
    {
        List<ExportedObject> objects = [];
        var current = new ExportedObject();
        var (name, value) = ("", "");
        string? lack = null;

        // What follows the last line end is no line.
        var lines = text.AsSpan(0, text.EndsWith('\n') ? text.Length - 1 : text.Length);
        foreach (var range in lines.Split('\n'))
        {
            var line = Bounded(lines[range].TrimEnd());
            if (line.Length == 0)
            {
                Close();
            }
            else if (Property().Match(line) is { Success: true } property)
            {
                Take();
                (name, value) = (property.Groups["name"].Value, property.Groups["value"].Value);
            }
            else if (name.Length > 0 && char.IsWhiteSpace(line[0]))
            {
                // PowerShell breaks at the edge of the window wherever that falls, also within a word.
                value = Bounded(value.EndsWith(',') ? $"{value} {line.Trim()}" : value + line.Trim());
            }
        }

        // PowerShell ends a list with empty lines: what ends otherwise was cut off, perhaps within its last value.
        var isOpen = !current.IsEmpty || name.Length > 0;
        Close();
        return new Export(objects, lack ?? (isOpen ? "it does not end with an empty line as a whole list does" : null));

        void Take()
        {
            if (name.Length > 0)
            {
                Add(current, name, value.Trim());
            }

            (name, value) = ("", "");
        }

        void Close()
        {
            Take();
            if (!current.IsEmpty)
            {
                lack ??= objects.Count == Export.MaxObjects ? Export.TooMany : null;
                if (lack is null)
                {
                    objects.Add(current);
                }

                current = new ExportedObject();
            }
        }
    }

    /// <summary>Adds a value as lists and CSV print it: a collection stands in braces, its members apart by commas, and after the fourth PowerShell writes dots unless told otherwise.</summary>
    public static void Add(ExportedObject item, string name, string text)
    {
        if (text is not ['{', ..])
        {
            item.Add(name, text.Length == 0 ? [] : [text]);
            return;
        }

        var isClosed = text is ['{', .., '}'];
        var members = isClosed ? text[1..^1] : text[1..];
        var isWhole = isClosed && text.Length <= ExportedObject.MaxValueChars && !members.EndsWith("...", StringComparison.Ordinal) && !members.EndsWith('\u2026');
        item.Add(name, members.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), isWhole);
    }

    private static string Bounded(ReadOnlySpan<char> text) => new(text[..Math.Min(text.Length, MaxLineChars)]);

    [GeneratedRegex(@"^(?<name>[A-Za-z][A-Za-z0-9_]{0,63})\s*:(\s(?<value>.*))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Property();
}
