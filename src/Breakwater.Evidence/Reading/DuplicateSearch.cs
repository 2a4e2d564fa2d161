using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Breakwater.Evidence.Intake;

namespace Breakwater.Evidence.Reading;

/// <summary>
/// Finds files that are there twice, and logs of which one is an earlier copy of another (its bytes begin the longer file), so that each is read once.
/// State files (pages, configuration, binaries) count as twice only in the same place: where they lie is the finding.
/// </summary>
internal sealed class DuplicateSearch
{
    private const int MaxCandidates = 64;
    private const int MaxPairs = 8;

    private readonly Dictionary<Artefact, SortedSet<long>> _lengths = [];
    private readonly Dictionary<(Artefact, long), string> _hashes = [];

    /// <param name="artefacts">In their final order: the first of equals is kept.</param>
    /// <param name="read">Reads some of them in any order.</param>
    /// <returns>The artefacts to leave out.</returns>
    public static HashSet<Artefact> Find(IReadOnlyList<Artefact> artefacts, Action<IReadOnlyList<Artefact>, Action<Artefact, ArtefactStream>> read)
    {
        var search = new DuplicateSearch();
        var identical = Groups(artefacts, a => (a.LengthBytes, a.HeadKeys.Head, ByContent(a) ? "" : a.Path.ToUpperInvariant(), a.Kind));
        var stems = Groups(artefacts.Where(a => a.Kind == ArtefactKind.TextLog && !a.HeaderOnly), a => FileStem.Of(a.Path));
        foreach (var artefact in identical.SelectMany(g => g))
        {
            search.Ask(artefact, artefact.LengthBytes);
        }

        var pairs = stems.SelectMany(Pairs).ToList();
        foreach (var (longer, shorter) in pairs)
        {
            search.Ask(longer, shorter.LengthBytes);
            search.Ask(shorter, shorter.LengthBytes);
        }

        search.Answer(read);
        HashSet<Artefact> left = [];
        foreach (var group in identical)
        {
            HashSet<string> seen = [];
            left.UnionWith(group.Where(a => search.Hash(a, a.LengthBytes) is { } hash && !seen.Add(hash)));
        }

        left.UnionWith(pairs.Where(p => !left.Contains(p.Longer) && search.Hash(p.Shorter, p.Shorter.LengthBytes) is { } hash
            && hash == search.Hash(p.Longer, p.Shorter.LengthBytes)).Select(p => p.Shorter).ToList());
        return left;
    }

    /// <summary>A log with records is the same log wherever it lies; a header block alone is not.</summary>
    private static bool ByContent(Artefact artefact) => artefact.Kind == ArtefactKind.EventLog || (artefact.Kind == ArtefactKind.TextLog && !artefact.HeaderOnly);

    /// <summary>Of fifty thousand files nearly each stands alone.</summary>
    private static List<List<Artefact>> Groups<TKey>(IEnumerable<Artefact> artefacts, Func<Artefact, TKey> key)
        where TKey : notnull
    {
        var first = new Dictionary<TKey, Artefact>();
        var groups = new Dictionary<TKey, List<Artefact>>();
        foreach (var artefact in artefacts)
        {
            var mark = key(artefact);
            if (!first.TryAdd(mark, artefact))
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(groups, mark, out _) ??= [first[mark]]).Add(artefact);
            }
        }

        return [.. groups.Values];
    }

    /// <summary>Pairs of different length whose common beginning is equal as far as the heads tell. Each file is held against a bounded number of longer ones.</summary>
    private static IEnumerable<(Artefact Longer, Artefact Shorter)> Pairs(List<Artefact> group)
    {
        var byLength = group.OrderBy(a => a.LengthBytes).ThenBy(a => a.OriginalPath, StringComparer.Ordinal).ToList();
        for (var i = 0; i < byLength.Count; i++)
        {
            var found = 0;
            for (var j = i + 1; j < byLength.Count && j <= i + MaxCandidates && found < MaxPairs; j++)
            {
                if (byLength[j].LengthBytes > byLength[i].LengthBytes && BeginAlike(byLength[i], byLength[j]))
                {
                    found++;
                    yield return (byLength[j], byLength[i]);
                }
            }
        }
    }

    private static bool BeginAlike(Artefact shorter, Artefact longer)
    {
        if (shorter.LengthBytes >= Inventory.HeadBytes)
        {
            return shorter.HeadKeys.Head == longer.HeadKeys.Head;
        }

        if (shorter.LengthBytes >= HeadKeys.StartBytes && shorter.HeadKeys.Start != longer.HeadKeys.Start)
        {
            return false;
        }

        var head = shorter.Head;
        return head.Length > 0 && longer.Head.Span.StartsWith(head.Span);
    }

    private void Ask(Artefact artefact, long length)
    {
        if (artefact.Sha256 is { } known && length == artefact.LengthBytes)
        {
            _hashes[(artefact, length)] = Convert.ToHexStringLower(known);
            return;
        }

        if (!_lengths.TryGetValue(artefact, out var lengths))
        {
            _lengths.Add(artefact, lengths = []);
        }

        lengths.Add(length);
    }

    private string? Hash(Artefact artefact, long length) => _hashes.GetValueOrDefault((artefact, length));

    private void Answer(Action<IReadOnlyList<Artefact>, Action<Artefact, ArtefactStream>> read) => read([.. _lengths.Keys], (artefact, stream) =>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        long done = 0;
        foreach (var length in _lengths[artefact])
        {
            while (done < length)
            {
                var count = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, length - done));
                if (count == 0)
                {
                    return;
                }

                hash.AppendData(buffer, 0, count);
                done += count;
            }

            lock (_hashes)
            {
                _hashes[(artefact, length)] = Convert.ToHexStringLower(hash.GetCurrentHash());
            }
        }
    });
}
