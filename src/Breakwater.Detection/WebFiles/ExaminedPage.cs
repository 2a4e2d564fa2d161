namespace Breakwater.Detection.WebFiles;

/// <summary>A file's windows, decoded and read once.</summary>
internal sealed record ExaminedPage(string Text, string Encoding, bool IsBinary, PageTraits Traits)
{
    /// <summary>Tokens to show, most telling first.</summary>
    private static readonly CaselessTexts[] Telling = [.. new[] { "runat=", "eval(", "Process", "Assembly.Load", "SaveAs", "Request", "<%", "<script" }.Select(t => new CaselessTexts(t))];

    public static ExaminedPage Read(WebFile file)
    {
        var head = PageText.Read(file.Head.Span);
        var tail = file.Tail.IsEmpty ? "" : PageText.Read(file.Tail.Span).Text;
        var text = tail.Length == 0 ? head.Text : head.Text + "\n" + tail;
        return new ExaminedPage(text, head.EncodingName, head.IsBinary, PageTraits.Of(text, WebPlaces.Extension(file.Path)));
    }

    public string Excerpt
    {
        get
        {
            var at = Telling.Select(t => t.IndexIn(Text)).FirstOrDefault(i => i >= 0, 0);
            return Excerpts.Around(Text, at);
        }
    }
}
