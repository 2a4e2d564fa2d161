namespace Breakwater.Detection.TransportAgents;

/// <summary>An agent that sees every message, as <c>agents.config</c> declares it.</summary>
/// <param name="Name">Display name.</param>
/// <param name="Factory">.NET type that makes it.</param>
/// <param name="Assembly">Path of its library.</param>
/// <param name="IsEnabled">False for one that is switched off.</param>
public sealed record TransportAgent(string Name, string Factory, string Assembly, bool IsEnabled);
