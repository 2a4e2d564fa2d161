using System.Text.Json;
using Breakwater.Model;

namespace Breakwater.Reports.Json;

/// <summary>The <c>verdict</c>, <c>activities</c>, <c>mailboxes</c> and <c>removed</c> members.</summary>
internal static class VerdictJson
{
    public static void Write(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteStartObject("verdict");
        json.WriteString("overall", Spelling.Of(verdict.Overall));
        json.Array("campaigns", verdict.Campaigns, WriteCampaign);
        json.WriteEndObject();
    }

    public static void WriteActivity(Utf8JsonWriter json, Activity activity)
    {
        json.Text("id", activity.Id);
        json.Texts("rungs", activity.Rungs.Select(Spelling.Of));
        json.Time("firstSeen", activity.FirstSeen);
        json.Time("lastSeen", activity.LastSeen);
        json.Texts("addresses", activity.Addresses);
        json.Texts("tooling", activity.Tooling);
        json.Texts("accounts", activity.Accounts);
        json.Texts("findings", activity.Findings);
    }

    public static void WriteMailbox(Utf8JsonWriter json, MailboxEntry mailbox)
    {
        json.Text("address", mailbox.Address);
        json.WriteString("state", Spelling.Of(mailbox.State));
        json.Text("method", mailbox.Method);
        json.WriteString("confidence", Spelling.Of(mailbox.Confidence));
        json.Time("firstSeen", mailbox.FirstSeen);
        json.Time("lastSeen", mailbox.LastSeen);
        json.Number("bytes", mailbox.Bytes);
        json.Texts("findings", mailbox.Findings);
    }

    public static void WriteRemoved(Utf8JsonWriter json, RemovedScript removed)
    {
        json.Text("path", removed.Path);
        json.Time("lastSeen", removed.LastSeen);
        json.Text("remover", removed.Remover);
        json.WriteString("confidence", Spelling.Of(removed.Confidence));
        json.Texts("findings", removed.Findings);
    }

    private static void WriteCampaign(Utf8JsonWriter json, CampaignVerdict campaign)
    {
        json.Text("id", campaign.Id);
        json.Text("name", campaign.Name);
        json.WriteString("state", Spelling.Of(campaign.State));
        json.WriteString("confidence", Spelling.Of(campaign.Confidence));
        json.WriteBoolean("leavesTraces", campaign.LeavesTraces);
        json.WriteBoolean("needsHole", campaign.NeedsHole);
        if (campaign.Window is { } window)
        {
            json.WriteStartObject("window");
            json.Range(window);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("window");
        }

        json.WriteStartObject("coverage");
        json.Fraction("fraction", campaign.Coverage.Fraction);
        json.WriteBoolean("sufficient", campaign.Coverage.Sufficient);
        json.Texts("missing", campaign.Coverage.Missing);
        json.WriteEndObject();
        json.Time("firstSeen", campaign.FirstSeen);
        json.Time("lastSeen", campaign.LastSeen);
        json.Texts("rungs", campaign.Rungs.Select(Spelling.Of));
        json.Texts("attemptedRungs", campaign.AttemptedRungs.Select(Spelling.Of));
        json.Array("ladder", campaign.Ladder, WriteRung);
        json.Text("reason", campaign.Reason);
        json.Texts("explanation", campaign.Explanation);
        json.Texts("findings", campaign.Findings);
    }

    private static void WriteRung(Utf8JsonWriter json, RungStep step)
    {
        json.WriteString("rung", Spelling.Of(step.Rung));
        json.WriteString("state", Spelling.Of(step.Reach));
        json.Time("firstSeen", step.FirstSeen);
        json.Text("confidence", step.Confidence is { } confidence ? Spelling.Of(confidence) : null);
    }
}
