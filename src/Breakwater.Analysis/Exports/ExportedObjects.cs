using System.Text;

namespace Breakwater.Analysis.Exports;

/// <summary>Reads what an administrator saved of a cmdlet's output: as list (<c>Format-List</c>), CSV, JSON, CliXml or table.</summary>
internal static class ExportedObjects
{
    /// <summary>More characters than any export of one organisation; the rest is not read.</summary>
    private const int MaxChars = 32 << 20;

    /// <summary>Whatever the text is: damaged parts are left out, never thrown about.</summary>
    public static Export Read(Stream stream)
    {
        var text = Decode(stream, out var isWhole);
        var start = text.AsSpan().TrimStart();
        var export = start.StartsWith("<") ? CliXmlExport.Read(text)
            : start.StartsWith("[") || start.StartsWith("{") ? JsonExport.Read(text)
            : start.StartsWith("#TYPE", StringComparison.OrdinalIgnoreCase) || (start.StartsWith("\"") && start[..LineEnd(start)].TrimEnd().EndsWith("\"")) ? CsvExport.Read(text)
            : OfText(text);
        return export with
        {
            Lack = !isWhole ? $"it is longer than {MaxChars} characters" : export.Lack ?? (export.Objects.Any(o => o.IsCut) ? $"an object has more than {ExportedObject.MaxProperties} properties" : null),
        };
    }

    private static Export OfText(string text)
    {
        var list = ListExport.Read(text);
        return TableExport.Read(text) is { Count: > 0 } rows ? new Export([.. list.Objects, .. rows], TableExport.Lack) : list;
    }

    private static int LineEnd(ReadOnlySpan<char> text) => text.IndexOf('\n') is >= 0 and var end ? end : text.Length;

    private static string Decode(Stream stream, out bool isWhole)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 14, leaveOpen: true);
        var text = new StringBuilder();
        var buffer = new char[1 << 14];
        var count = 0;
        while (text.Length < MaxChars && (count = reader.Read(buffer)) > 0)
        {
            text.Append(buffer, 0, count);
        }

        isWhole = count == 0;
        return text.ToString();
    }
}
