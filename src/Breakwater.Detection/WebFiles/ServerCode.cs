using System.Text;

namespace Breakwater.Detection.WebFiles;

/// <summary>The parts of a page that run on the server, so that script for the browser, which Exchange's pages are full of, is not taken for them.</summary>
internal static class ServerCode
{
    private static readonly string[] WholeFileDirectives = ["<%@webhandler", "<%@webservice", "<%@servicehost"];

    /// <param name="compact">The page as <see cref="CompactCode"/> gives it.</param>
    /// <returns>The code of all server blocks in order; empty when the page has directives and markup only.</returns>
    public static string Of(string compact)
    {
        // Handlers and services carry their class below the directive, Razor pages mix code and markup freely.
        if (compact.Contains("@{", StringComparison.Ordinal) || (compact.Contains('{', StringComparison.Ordinal) && WholeFileDirectives.Any(d => compact.Contains(d, StringComparison.Ordinal))))
        {
            return compact;
        }

        var code = new StringBuilder();
        AddInline(compact, code);
        AddElements(compact, "<script", "</script", code);
        AddElements(compact, "<object", "</object", code);
        return code.ToString();
    }

    private static void AddInline(string compact, StringBuilder code)
    {
        for (var start = compact.IndexOf("<%", StringComparison.Ordinal); start >= 0;)
        {
            var end = compact.IndexOf("%>", start + 2, StringComparison.Ordinal);
            end = end < 0 ? compact.Length : end;
            if (start + 2 < end && compact[start + 2] is not ('@' or '$'))
            {
                code.Append(compact, start + 2, end - start - 2).Append('\n');
            }

            start = end >= compact.Length ? -1 : compact.IndexOf("<%", end, StringComparison.Ordinal);
        }
    }

    private static void AddElements(string compact, string open, string close, StringBuilder code)
    {
        for (var start = compact.IndexOf(open, StringComparison.Ordinal); start >= 0;)
        {
            var body = compact.IndexOf('>', start);
            body = body < 0 ? compact.Length : body;
            var end = compact.IndexOf(close, body, StringComparison.Ordinal);
            end = end < 0 ? compact.Length : end;
            if (RunsAtServer(compact.AsSpan(start, body - start)))
            {
                code.Append(compact, start, end - start).Append('\n');
            }

            start = end >= compact.Length ? -1 : compact.IndexOf(open, end, StringComparison.Ordinal);
        }
    }

    private static bool RunsAtServer(ReadOnlySpan<char> tag) =>
        tag.Contains("runat=\"server", StringComparison.Ordinal) || tag.Contains("runat='server", StringComparison.Ordinal) || tag.Contains("runat=server", StringComparison.Ordinal);
}
