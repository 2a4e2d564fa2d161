using Breakwater.Evidence;

namespace Breakwater.Analysis;

/// <summary>The evidence of one server.</summary>
/// <param name="Name">Name of its folder or archive; null where everything given is one server.</param>
/// <param name="Paths">What belongs to it.</param>
public sealed record ServerEvidence(string? Name, IReadOnlyList<string> Paths)
{
    /// <summary><c>--each</c>: every given archive, or every child of a single given folder, is one server; what is neither is named in <paramref name="ignored"/>.</summary>
    public static IReadOnlyList<ServerEvidence> SplitByServer(IReadOnlyList<string> paths, out IReadOnlyList<string> ignored) =>
        [.. EvidenceGrouping.Split(paths, out ignored).Select(g => new ServerEvidence(g.Name, g.Paths))];
}
