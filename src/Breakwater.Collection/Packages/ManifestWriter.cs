using System.Globalization;
using System.Text.Json;

namespace Breakwater.Collection.Packages;

/// <summary>Writes manifest.json; the format is described in docs/output.md.</summary>
internal static class ManifestWriter
{
    private static readonly string[] NeverCollected =
    [
        "memory of processes", "the change journal and deleted files of a running system (raw disk)", "directory objects (virtual directory addresses, audit mailboxes)", "content of mailboxes", "volume shadow copies",
    ];

    public static void Write(Stream target, Manifest manifest)
    {
        using var json = new Utf8JsonWriter(target, new JsonWriterOptions { Indented = true });
        var request = manifest.Request;
        json.WriteStartObject();
        json.WriteString("schema", Manifest.Schema);

        // Before the long lists: whoever assesses the package reads only the head.
        Optional(json, "evidenceTime", manifest.EvidenceTimeUtc is { } time ? JsonText.Time(time) : null);
        json.WriteString("evidenceTimeBasis", manifest.EvidenceTimeBasis);
        json.WriteStartObject("tool");
        json.WriteString("name", "breakwater");
        json.WriteString("version", request.ToolVersion);
        json.WriteEndObject();
        WriteCustody(json, manifest);
        WriteOptions(json, request);
        Strings(json, "installFolders", manifest.InstallFolders);
        json.WriteStartArray("files");
        foreach (var file in manifest.Files)
        {
            PackagedFileJson.Write(json, file, withPlace: false);
        }

        json.WriteEndArray();
        json.WriteStartArray("notCollected");
        foreach (var item in manifest.NotCollected)
        {
            WriteNotCollected(json, item);
        }

        json.WriteEndArray();
        Strings(json, "neverCollected", NeverCollected);
        json.WriteEndObject();
    }

    private static void WriteCustody(Utf8JsonWriter json, Manifest manifest)
    {
        json.WriteStartObject("custody");
        Optional(json, "collectedBy", manifest.Request.CollectedBy);
        json.WriteString("clockOffset", manifest.Request.ClockOffset ?? "not measured");
        json.WriteString("started", JsonText.Time(manifest.Sessions[0].StartedUtc));
        json.WriteString("finished", JsonText.Time(manifest.FinishedUtc));
        json.WriteStartArray("sessions");
        foreach (var session in manifest.Sessions)
        {
            session.Write(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteOptions(Utf8JsonWriter json, CollectionRequest request)
    {
        json.WriteStartObject("options");
        Strings(json, "roots", request.Roots);
        Optional(json, "budgetBytes", request.BudgetBytes?.ToString(CultureInfo.InvariantCulture));
        json.WriteBoolean("minimised", request.Minimise);
        json.WriteEndObject();
    }

    private static void WriteNotCollected(Utf8JsonWriter json, NotCollected item)
    {
        json.WriteStartObject();
        json.WriteString("source", JsonText.Clean(item.Source));
        json.WriteString("kind", item.Kind);
        if (item.Bytes is { } bytes)
        {
            json.WriteNumber("bytes", bytes);
        }

        json.WriteString("reason", item.Reason);
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(JsonText.Clean(value));
        }

        json.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, JsonText.Clean(value));
        }
    }
}
