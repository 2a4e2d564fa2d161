namespace Breakwater.Sigma;

/// <summary>One document of a rule file: a rule, a correlation or a filter; made by <see cref="RuleParser"/>.</summary>
public abstract class SigmaDocument
{
    private readonly DocumentHeader _header;

    private protected SigmaDocument(DocumentHeader header)
    {
        _header = header;
    }

    /// <summary>The document's <c>id</c>; when it has none its <c>name</c>, else its title.</summary>
    public string Id => _header.OwnId ?? _header.Name ?? _header.Title;

    public string Title => _header.Title;

    public string? Name => _header.Name;

    public string? Description => _header.Description;

    public string? Author => _header.Author;

    public RuleLevel Level => _header.Level;

    public RuleStatus Status => _header.Status;

    public IReadOnlyList<string> Tags => _header.Tags;

    public IReadOnlyList<string> References => _header.References;

    public IReadOnlyList<string> FalsePositives => _header.FalsePositives;

    public string Taxonomy => _header.Taxonomy;

    /// <summary>The file as it was named to the parser.</summary>
    public string Path => _header.Path;

    /// <summary>The line on which the document begins.</summary>
    public int Line => _header.Line;

    /// <summary>The <c>breakwater:</c> block as written, or null; its values are checked by the product, not here.</summary>
    public IReadOnlyDictionary<string, string>? Extension => _header.Extension;

    internal string? OwnId => _header.OwnId;
}
