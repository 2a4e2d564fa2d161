using Breakwater.Model;

namespace Breakwater.Evidence;

/// <summary>Everything handed in for one server: recognised, counted, readable. Refuses disk images and never writes outside its own temporary folder.</summary>
public sealed class EvidenceSet : IDisposable
{
    public required IReadOnlyList<Artefact> Artefacts { get; init; }

    public IReadOnlyList<UnreadItem> Unread => [];

    public required IReadOnlyList<EvidenceItem> Items { get; init; }

    public required IReadOnlyList<InputProblem> Problems { get; init; }

    public long FilesSeen { get; init; }

    public long OtherFiles { get; init; }

    public long DuplicateFiles => Duplicates.Count;

    public IReadOnlyList<string> Duplicates { get; init; } = [];

    public static EvidenceSet Open(IReadOnlyList<string> paths, EvidenceOptions options, CancellationToken ct) => throw new NotImplementedException();

    public void Read(IReadOnlyList<Artefact> artefacts, int threads, Action<Artefact, Stream> reader, CancellationToken ct) => throw new NotImplementedException();

    public void Dispose()
    {
    }
}
