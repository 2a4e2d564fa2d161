using Breakwater.Model;

namespace Breakwater.Detection.Autostarts;

/// <summary>Something that starts by itself, as a hive or a task definition states it. Every string may be written by the attacker.</summary>
public sealed record Autostart
{
    public required AutostartKind Kind { get; init; }

    /// <summary>Name of the service, value or task.</summary>
    public required string Name { get; init; }

    /// <summary>What is started, with its arguments, as configured.</summary>
    public required string Command { get; init; }

    /// <summary>Registry key or path of the definition.</summary>
    public required string Place { get; init; }

    /// <summary>Whom it runs as; null where not stated.</summary>
    public string? Account { get; init; }

    /// <summary>When it was registered or last changed; null where not stated.</summary>
    public EvidenceTime? Time { get; init; }

    /// <summary>True for a task without security descriptor, which the system's own tools do not list.</summary>
    public bool IsConcealed { get; init; }
}
