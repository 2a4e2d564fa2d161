using System.Text.Json;

namespace Breakwater.Drill;

/// <summary>Writes truth.json.</summary>
internal static class TruthFile
{
    public static void Write(DrillTruth truth, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("schema", "breakwater.truth/1");
        json.WriteString("scenario", truth.Scenario);
        json.WriteString("description", truth.Description);
        json.WriteNumber("seed", truth.Seed);
        json.WriteString("asOf", truth.AsOf.ToString("yyyy-MM-dd"));
        json.WriteString("collected", truth.Collected.ToString("yyyy-MM-ddTHH:mm:ssZ"));
        json.WriteString("logsFrom", truth.LogsFrom.ToString("yyyy-MM-ddTHH:mm:ssZ"));
        Server(json, truth.Server);
        json.WriteStartObject("exposure");
        json.WriteString("state", Name(truth.Exposure));
        json.WriteString("why", truth.ExposureWhy);
        json.WriteEndObject();
        json.WriteStartObject("verdict");
        json.WriteString("overall", Name(truth.Overall));
        json.WriteString("why", truth.Why);
        json.WriteStartArray("campaigns");
        foreach (var campaign in truth.Campaigns)
        {
            Campaign(json, campaign);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteNumber("exitCode", truth.ExitCode);
        json.WriteNumber("activities", truth.Activities);
        json.WriteStartArray("mailboxes");
        foreach (var mailbox in truth.Mailboxes)
        {
            json.WriteStartObject();
            json.WriteString("address", mailbox.Address);
            json.WriteString("state", Name(mailbox.State));
            Names(json, "alsoAccepted", mailbox.AlsoAccepted);
            json.WriteString("method", mailbox.Method);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("webShells");
        foreach (var path in truth.WebShells)
        {
            json.WriteStringValue(path);
        }

        json.WriteEndArray();
        json.WriteNumber("attackRecords", truth.AttackRecords);
        json.WriteNumber("lookAlikes", truth.LookAlikes);
        json.WriteEndObject();
    }

    private static void Server(Utf8JsonWriter json, TruthServer server)
    {
        json.WriteStartObject("server");
        json.WriteString("name", server.Name);
        json.WriteString("fqdn", server.Fqdn);
        json.WriteString("product", server.Product);
        json.WriteString("build", server.Build.ToString());
        json.WriteString("installPath", server.InstallPath);
        json.WriteEndObject();
    }

    private static void Campaign(Utf8JsonWriter json, TruthCampaign campaign)
    {
        json.WriteStartObject();
        json.WriteString("id", campaign.Id);
        json.WriteString("state", Name(campaign.State));
        Names(json, "alsoAccepted", campaign.AlsoAccepted);
        Names(json, "rungs", campaign.Rungs);
        Names(json, "attemptedRungs", campaign.AttemptedRungs);
        Time(json, "firstSeen", campaign.FirstSeen);
        Time(json, "lastSeen", campaign.LastSeen);
        json.WriteString("why", campaign.Why);
        json.WriteEndObject();
    }

    private static void Time(Utf8JsonWriter json, string name, DateTime? time)
    {
        if (time is { } value)
        {
            json.WriteString(name, value.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Names<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> values)
        where T : struct, Enum
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(Name(value));
        }

        json.WriteEndArray();
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
