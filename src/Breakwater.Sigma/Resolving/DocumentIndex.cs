using System.Diagnostics.CodeAnalysis;

namespace Breakwater.Sigma.Resolving;

/// <summary>The documents of all files by id and name. A second document with an id already used is reported and left out.</summary>
internal sealed class DocumentIndex
{
    private readonly ProblemList _problems;
    private readonly Dictionary<string, SigmaDocument> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<SigmaDocument>> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refused;

    public DocumentIndex(IEnumerable<SigmaDocument> documents, IEnumerable<RefusedDocument> refused, ProblemList problems)
    {
        _problems = problems;
        List<RefusedDocument> wrong = [.. refused];
        _refused = wrong.SelectMany(document => new[] { document.Id, document.Name }).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var kept = new List<SigmaDocument>();
        var left = wrong.Select(document => document.Read).OfType<SigmaDocument>().ToList();
        foreach (var document in documents)
        {
            if (document.OwnId is { } id && !_byId.TryAdd(id, document))
            {
                problems.Add(Messages.DuplicateId(document, _byId[id]));
                left.Add(document);
                continue;
            }

            kept.Add(document);
            if (document is not SigmaFilter && document.Name is { } name)
            {
                if (!_byName.TryGetValue(name, out var named))
                {
                    _byName[name] = named = [];
                }

                // A second one is enough to say that the name is ambiguous.
                if (named.Count < 2)
                {
                    named.Add(document);
                }
            }
        }

        Documents = kept;
        Left = left;
    }

    /// <summary>Every document once, in the order given.</summary>
    public IReadOnlyList<SigmaDocument> Documents { get; }

    /// <summary>What has errors of its own or an id already used: not loaded, and what it names is to be checked.</summary>
    public IReadOnlyList<SigmaDocument> Left { get; }

    /// <summary>Whether a document that is not loaded has this id or name.</summary>
    public bool IsRefused(string text) => _refused.Contains(text);

    /// <summary>The rule or correlation that is meant; false, reported, when none or more than one is.</summary>
    /// <param name="next">What the message says happens to the document that names it.</param>
    public bool TryFind(SigmaDocument from, RuleReference reference, string key, string next, [NotNullWhen(true)] out SigmaDocument? found)
    {
        found = _byId.GetValueOrDefault(reference.Text);
        if (found is null or SigmaFilter)
        {
            var named = _byName.GetValueOrDefault(reference.Text) ?? [];
            found = named is [var only] ? only : null;
            if (named.Count > 1)
            {
                _problems.Add(Messages.AmbiguousRule(from, reference.Line, key, reference.Text, named[0], named[1], next));
            }
            else if (found is null && IsRefused(reference.Text))
            {
                _problems.Add(Messages.RefusedRule(from, reference.Line, key, reference.Text, next));
            }
            else if (found is null)
            {
                _problems.Add(Messages.UnknownRule(from, reference.Line, key, reference.Text, Nearest(reference.Text), next));
            }
        }

        return found is not null;
    }

    private string? Nearest(string text) => _problems.IsFull ? null : NearestWord.Find(text, _byName.Keys.Concat(_byId.Keys));
}
