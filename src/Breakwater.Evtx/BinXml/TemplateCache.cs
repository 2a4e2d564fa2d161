namespace Breakwater.Evtx.BinXml;

/// <summary>
/// Plans of templates across chunks: a log repeats the same few in each. A definition is the same when its tokens are and every name it refers to is; the identifier
/// in its header only says where to look, because a hostile log can give it to anything.
/// </summary>
internal sealed class TemplateCache
{
    // A Security log has some hundred templates of a few KiB. At the limit all go and collecting starts anew: by then the log, or the file, is another.
    private const int MaxBytes = 8 << 20;
    private const int MaxPerIdentifier = 8;
    private const int IdentifierOffset = 4;

    private readonly Dictionary<Guid, List<KnownTemplate>> _byIdentifier = [];
    private int _bytes;

    /// <summary>The plan of an equal definition, or null.</summary>
    public Plan? Find(ReadOnlySpan<byte> chunk, int definition, int length)
    {
        if (_byIdentifier.TryGetValue(Identifier(chunk, definition), out var known))
        {
            foreach (var template in known)
            {
                if (template.IsAt(chunk, definition + TemplateHead.DefinitionHeaderLength, length))
                {
                    return template.Plan;
                }
            }
        }

        return null;
    }

    /// <summary>Keeps a plan that was just compiled from a definition; false when there is no room for one more of its identifier.</summary>
    public bool TryKeep(Plan plan, ReadOnlySpan<byte> chunk, int definition, int length, IReadOnlyList<int> references)
    {
        var identifier = Identifier(chunk, definition);
        if (_byIdentifier.TryGetValue(identifier, out var known) && known.Count >= MaxPerIdentifier)
        {
            return false;
        }

        if (_bytes > MaxBytes)
        {
            _byIdentifier.Clear();
            (_bytes, known) = (0, null);
        }

        if (known is null)
        {
            _byIdentifier.Add(identifier, known = []);
        }

        known.Add(new KnownTemplate(plan, chunk, definition + TemplateHead.DefinitionHeaderLength, length, references));
        _bytes += plan.Size;
        return true;
    }

    private static Guid Identifier(ReadOnlySpan<byte> chunk, int definition) => new(chunk.Slice(definition + IdentifierOffset, 16));
}
