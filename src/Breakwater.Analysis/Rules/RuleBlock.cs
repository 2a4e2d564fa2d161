using System.Diagnostics.CodeAnalysis;
using Breakwater.Model;

namespace Breakwater.Analysis.Rules;

/// <summary>Our block of a rule: what a match of it proves. A rule without it is reported and counted but changes no verdict.</summary>
/// <param name="Campaign">Campaign id; null for traces of no campaign.</param>
/// <param name="MailboxFields">Fields of which the first filled one names the mailbox acted on; null where the rule states none.</param>
/// <param name="TargetFields">Fields of which the first filled one names what was aimed at; null where the rule states none.</param>
/// <param name="Columns">Columns by whose emptiness the rule tells; in a log that was written without one a match has low confidence.</param>
internal sealed record RuleBlock(
    string? Campaign, Rung Rung, Outcome Outcome, Confidence Confidence, IReadOnlyList<string>? MailboxFields, IReadOnlyList<string>? TargetFields, IReadOnlyList<string>? Columns = null)
{
    /// <summary>What matches is a request of the house's own, such as a self-test of a protection.</summary>
    public bool IsOwn { get; init; }

    private static readonly string[] Keys = ["campaign", "rung", "outcome", "confidence", "mailbox", "target", "columns", "own"];

    /// <summary>Reads the block; every wrong or missing key is a problem, the block is then not used.</summary>
    public static bool TryRead(IReadOnlyDictionary<string, string> block, IReadOnlySet<string> campaigns, [NotNullWhen(true)] out RuleBlock? result, out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        found.AddRange(block.Keys.Where(k => !Keys.Contains(k)).Order(StringComparer.Ordinal).Select(k => $"unknown key '{k}' in the breakwater block, expected one of {string.Join(", ", Keys)}"));
        var campaign = block.GetValueOrDefault("campaign");
        if (campaign is null || (campaign != CampaignVerdict.Unattributed && !campaigns.Contains(campaign)))
        {
            found.Add($"campaign '{campaign}' is not known, expected '{CampaignVerdict.Unattributed}' or one of {string.Join(", ", campaigns.Order(StringComparer.Ordinal))}");
        }

        var rung = ReadWord<Rung>(block, "rung", found);
        var outcome = ReadWord<Outcome>(block, "outcome", found);
        var confidence = ReadWord<Confidence>(block, "confidence", found);
        if (block.TryGetValue("own", out var own) && own is not ("true" or "false"))
        {
            found.Add($"own '{own}' is not known, expected true or false");
        }

        problems = found;
        result = found.Count > 0 ? null
            : new RuleBlock(campaign == CampaignVerdict.Unattributed ? null : campaign, rung, outcome, confidence, Fields(block, "mailbox"), Fields(block, "target"), Fields(block, "columns")) { IsOwn = own == "true" };
        return result is not null;
    }

    private static string[]? Fields(IReadOnlyDictionary<string, string> block, string key) =>
        block.TryGetValue(key, out var list) ? list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : null;

    /// <summary>Words are written with hyphens in data (<c>wrote-file</c>) and without in code.</summary>
    private static TWord ReadWord<TWord>(IReadOnlyDictionary<string, string> block, string key, List<string> problems)
        where TWord : struct, Enum
    {
        var text = block.GetValueOrDefault(key);
        if (text is not null && !text.Any(char.IsDigit) && Enum.TryParse<TWord>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var word))
        {
            return word;
        }

        problems.Add($"{key} '{text}' is not known, expected one of {string.Join(", ", Enum.GetNames<TWord>())}");
        return default;
    }
}
