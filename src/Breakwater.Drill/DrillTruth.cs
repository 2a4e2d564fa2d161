using Breakwater.Model;

namespace Breakwater.Drill;

/// <summary>What an assessment of the evidence must find, and why; written as truth.json beside the evidence.</summary>
public sealed record DrillTruth(
    string Scenario,
    string Description,
    ulong Seed,
    DateTime AsOf,
    DateTime Collected,
    DateTime LogsFrom,
    TruthServer Server,
    ExposureState Exposure,
    string ExposureWhy,
    VerdictState Overall,
    int ExitCode,
    string Why,
    IReadOnlyList<TruthCampaign> Campaigns,
    int Activities,
    IReadOnlyList<TruthMailbox> Mailboxes,
    IReadOnlyList<string> WebShells,
    int AttackRecords,
    int LookAlikes);
