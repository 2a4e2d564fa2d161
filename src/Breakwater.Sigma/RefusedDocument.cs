namespace Breakwater.Sigma;

/// <summary>A document that has errors and is not loaded, for <see cref="RuleSet.Compile"/>: what names it is told so, and what it names itself is checked.</summary>
public sealed class RefusedDocument
{
    internal RefusedDocument(string? id, string? name, SigmaDocument? read)
    {
        (Id, Name, Read) = (id, name, read);
    }

    public string? Id { get; }

    public string? Name { get; }

    /// <summary>As much of it as could be read.</summary>
    internal SigmaDocument? Read { get; }
}
