namespace Breakwater.Mitigation.Editing;

/// <summary>An element and where its parts lie in the text.</summary>
internal sealed class MarkupElement(string name, MarkupElement? parent, int start)
{
    public string Name => name;

    public MarkupElement? Parent => parent;

    /// <summary>Offset of its <c>&lt;</c>.</summary>
    public int Start => start;

    /// <summary>Offset behind the <c>&gt;</c> of its start tag.</summary>
    public int ContentStart { get; set; }

    /// <summary>Offset of its end tag; the same as <see cref="ContentStart"/> when there is none.</summary>
    public int ContentEnd { get; set; }

    /// <summary>Offset behind it.</summary>
    public int End { get; set; }

    public bool IsSelfClosing { get; set; }

    public List<MarkupAttribute> Attributes { get; } = [];

    public List<MarkupElement> Children { get; } = [];

    public string? this[string attribute] => Attributes.Find(a => a.Name == attribute)?.Value;

    public IEnumerable<MarkupElement> All(string childName) => Children.Where(c => c.Name == childName);

    public MarkupElement? Child(string childName) => Children.Find(c => c.Name == childName);
}
