using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.World;
using Breakwater.Model;

namespace Breakwater.Drill.Scenarios;

/// <summary>A scenario worked out: the server, the acts, the files they leave, and what an assessment must say.</summary>
internal sealed record ScenarioPlan
{
    public required ServerProfile Server { get; init; }

    public required DateTime From { get; init; }

    public required DateTime Collected { get; init; }

    /// <summary>Exchange deletes its own logs after thirty days or a gigabyte; IIS keeps its logs.</summary>
    public DateTime? ExchangeLogsFrom { get; init; }

    /// <summary>The channel whose events went to a collector and lie in ForwardedEvents.evtx.</summary>
    public string? ForwardedChannel { get; init; }

    /// <summary>Whether the administrators installed Sysmon.</summary>
    public bool HasSysmon { get; init; }

    public IReadOnlyList<LogEntry> Acts { get; init; } = [];

    public Action<EvidenceTree> WriteFiles { get; init; } = static _ => { };

    public bool WithExports { get; init; }

    public ExposureState Exposure { get; init; } = ExposureState.Vulnerable;

    public required string ExposureWhy { get; init; }

    public required VerdictState Overall { get; init; }

    public required string Why { get; init; }

    public required IReadOnlyList<TruthCampaign> Campaigns { get; init; }

    public int Activities { get; init; }

    public IReadOnlyList<TruthMailbox> Mailboxes { get; init; } = [];

    public IReadOnlyList<string> WebShells { get; init; } = [];

    public DateTime AsOf => Collected.Date.AddDays(1);
}
