namespace Breakwater.Detection.TransportAgents;

/// <summary>Reads <c>TransportRoles\Shared\agents.config</c> and its front-end twin.</summary>
public static class AgentsConfiguration
{
    private const int MaxAgents = 2_000;

    /// <summary>The agents in file order; what precedes damage counts.</summary>
    /// <param name="path">Normalised path of the file.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="problem">What stopped the reading; null when nothing did.</param>
    public static IReadOnlyList<TransportAgent> Read(string path, ReadOnlySpan<byte> content, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(path);
        var root = EvidenceXml.Read(content, out var damage);
        problem = damage is null ? null : Messages.NoAgents(path, damage);
        return [.. (root?.Descendants("agent") ?? []).Take(MaxAgents).Select(a => new TransportAgent(
            a.Attribute("name")?.Value ?? "", a.Attribute("classFactory")?.Value ?? "", a.Attribute("assemblyPath")?.Value ?? "",
            !string.Equals(a.Attribute("enabled")?.Value, "false", StringComparison.OrdinalIgnoreCase)))];
    }
}
