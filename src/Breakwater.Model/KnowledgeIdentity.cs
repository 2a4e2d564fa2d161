namespace Breakwater.Model;

/// <summary>Which knowledge it rests on.</summary>
/// <param name="Version">Version of the pack.</param>
/// <param name="AsOf">Day of the newest fact in it.</param>
public sealed record KnowledgeIdentity(string Version, DateOnly AsOf);
