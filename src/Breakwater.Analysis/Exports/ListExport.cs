using System.Text.RegularExpressions;

namespace Breakwater.Analysis.Exports;

/// <summary>Lists as <c>Format-List</c> prints them: <c>Name : value</c>, wrapped lines indented, objects apart by an empty line.</summary>
internal static partial class ListExport
{
    public static IReadOnlyList<ExportedObject> Read(string text)
    {
        List<ExportedObject> objects = [];
        var current = new ExportedObject();
        var (name, value) = ("", "");
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text[range].TrimEnd();
            if (line.Length == 0)
            {
                Take();
                if (!current.IsEmpty && objects.Count < ExportedObjects.MaxObjects)
                {
                    objects.Add(current);
                }

                current = current.IsEmpty ? current : new ExportedObject();
            }
            else if (line.Length <= ExportedObject.MaxValueChars && Property().Match(line) is { Success: true } property)
            {
                Take();
                (name, value) = (property.Groups["name"].Value, property.Groups["value"].Value);
            }
            else if (name.Length > 0 && char.IsWhiteSpace(line[0]) && value.Length + line.Length <= ExportedObject.MaxValueChars)
            {
                // PowerShell breaks at the edge of the window wherever that falls, also within a word.
                value += value.EndsWith(',') ? " " + line.Trim() : line.Trim();
            }
        }

        Take();
        return current.IsEmpty ? objects : [.. objects, current];

        void Take()
        {
            if (name.Length > 0)
            {
                current.Add(name, Values(value.Trim()));
            }

            (name, value) = ("", "");
        }
    }

    /// <summary>A collection stands in braces, its members apart by commas.</summary>
    public static IReadOnlyList<string> Values(string text) => text.Length == 0 ? []
        : text is ['{', .., '}'] ? text[1..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : [text];

    [GeneratedRegex(@"^(?<name>[A-Za-z][A-Za-z0-9_]{0,63})\s*:(\s(?<value>.*))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Property();
}
