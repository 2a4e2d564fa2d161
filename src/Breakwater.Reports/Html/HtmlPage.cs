using System.Globalization;
using System.Runtime.CompilerServices;
using Breakwater.Reports.Escaping;

namespace Breakwater.Reports.Html;

/// <summary>A page under construction. Only literals of the program become markup: every hole of an interpolated string is escaped, so text cannot become an element.</summary>
internal sealed class HtmlPage
{
    /// <summary>Longest text of one hole; what is longer stands in assessment.json.</summary>
    public const int TextLength = 400;

    private readonly TextWriter _writer;

    public HtmlPage(TextWriter writer) => _writer = writer;

    /// <summary>Characters written so far, to keep the file within its budget.</summary>
    public long Length { get; private set; }

    /// <summary>Writes a fragment such as <c>$"&lt;td&gt;{value}&lt;/td&gt;"</c>; the fragment's handler has already written it.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] ref HtmlFragment fragment)
    {
        _ = fragment;
        WriteMarkup("\n");
    }

    internal void WriteMarkup(string markup)
    {
        _writer.Write(markup);
        Length += markup.Length;
    }

    internal void WriteNumber(long number) => WriteMarkup(number.ToString(CultureInfo.InvariantCulture));

    internal void WriteText(string? text, int maxLength)
    {
        foreach (var unit in VisibleText.Of(text, maxLength))
        {
            switch (unit)
            {
                case '&': WriteMarkup("&amp;"); break;
                case '<': WriteMarkup("&lt;"); break;
                case '>': WriteMarkup("&gt;"); break;
                case '"': WriteMarkup("&quot;"); break;
                case '\'': WriteMarkup("&#39;"); break;
                default:
                    _writer.Write(unit);
                    Length++;
                    break;
            }
        }
    }
}
