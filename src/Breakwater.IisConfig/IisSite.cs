namespace Breakwater.IisConfig;

/// <summary>A site of the web server.</summary>
public sealed record IisSite
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required IisSiteKind Kind { get; init; }

    public required IReadOnlyList<IisBinding> Bindings { get; init; }

    public required IReadOnlyList<IisApplication> Applications { get; init; }

    public required IisLogging Logging { get; init; }
}
