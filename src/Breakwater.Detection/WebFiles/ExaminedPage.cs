namespace Breakwater.Detection.WebFiles;

/// <summary>A file's windows, decoded and read once.</summary>
internal sealed record ExaminedPage(string Text, string Compact, string Encoding, bool IsBinary, PageTraits Traits)
{
    /// <summary>Tokens to show, most telling first.</summary>
    private static readonly string[] Telling = ["runat=", "eval(", "Process", "Assembly.Load", "SaveAs", "Request", "<%", "<script"];

    public static ExaminedPage Read(WebFile file)
    {
        var head = PageText.Read(file.Head.Span);
        var tail = file.Tail.IsEmpty ? "" : PageText.Read(file.Tail.Span).Text;
        var text = tail.Length == 0 ? head.Text : head.Text + "\n" + tail;
        var compact = CompactCode.Of(text);
        return new ExaminedPage(text, compact, head.EncodingName, head.IsBinary, PageTraits.Of(compact));
    }

    public string Excerpt
    {
        get
        {
            var at = Telling.Select(t => Text.IndexOf(t, StringComparison.OrdinalIgnoreCase)).FirstOrDefault(i => i >= 0, 0);
            return Excerpts.Around(Text, at);
        }
    }
}
