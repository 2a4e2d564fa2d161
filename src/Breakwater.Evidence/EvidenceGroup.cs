namespace Breakwater.Evidence;

/// <summary>What belongs to one server under <c>--each</c>.</summary>
/// <param name="Name">Name of the folder or archive without its extension, unique within a split.</param>
/// <param name="Paths">What to open.</param>
public sealed record EvidenceGroup(string Name, IReadOnlyList<string> Paths);
