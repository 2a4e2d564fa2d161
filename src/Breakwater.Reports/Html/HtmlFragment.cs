using System.Globalization;
using System.Runtime.CompilerServices;
using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>Writes literals as markup and holes as escaped text, straight into the page.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlFragment
{
    private readonly HtmlPage _page;

    public HtmlFragment(int literalLength, int formattedCount, HtmlPage page)
    {
        _ = literalLength + formattedCount;
        _page = page;
    }

    public void AppendLiteral(string markup) => _page.WriteMarkup(markup);

    public void AppendFormatted(string? text) => _page.WriteText(text, HtmlPage.TextLength);

    /// <summary>Text with its own limit, for example <c>{excerpt:1200}</c>.</summary>
    public void AppendFormatted(string? text, string format) => _page.WriteText(text, int.Parse(format, CultureInfo.InvariantCulture));

    public void AppendFormatted(long number) => _page.WriteNumber(number);

    public void AppendFormatted(EvidenceTime? time) => _page.WriteText(PlainWords.Moment(time), HtmlPage.TextLength);
}
