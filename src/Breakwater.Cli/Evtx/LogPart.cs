using Breakwater.Evtx;

namespace Breakwater.Cli.Evtx;

/// <summary>A chunk of a log that was read, or the end of the log.</summary>
/// <param name="Turn">its place among the parts of all logs</param>
/// <param name="Log">index of the log</param>
internal sealed record LogPart(long Turn, int Log)
{
    public bool IsEnd { get; init; }

    /// <summary>At the end: why there was nothing to read; null for a log.</summary>
    public string? Refusal { get; init; }

    /// <summary>What the chunk's records showed or, at the end, what is broken outside of chunks.</summary>
    public IReadOnlyList<EvtxDamage> Damage { get; set; } = [];

    public long DamageOmitted { get; set; }
}
