using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Breakwater.Model;

namespace Breakwater.Reports.Json;

/// <summary>Writes an assessment as <c>breakwater.assessment/1</c> (docs/assessment.schema.json): stable member order, UTF-8, ended by a line feed.</summary>
public static class AssessmentJson
{
    // A report of a million findings must not be held in memory twice.
    private const int FlushThresholdBytes = 1 << 20;

    /// <summary>Writes one document; with <paramref name="indented"/> false it is exactly one line.</summary>
    public static void Write(Assessment assessment, Stream stream, bool indented = true)
    {
        using (var json = new Utf8JsonWriter(stream, Options(indented)))
        {
            Write(json, assessment);
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes one document; with <paramref name="indented"/> false it is exactly one line.</summary>
    public static void Write(Assessment assessment, IBufferWriter<byte> buffer, bool indented = true)
    {
        using (var json = new Utf8JsonWriter(buffer, Options(indented)))
        {
            Write(json, assessment);
        }

        buffer.Write("\n"u8);
    }

    // The default encoder leaves printable ASCII only and escapes < > & ' " too: the document can be put into a page, a terminal or a script as it is.
    private static JsonWriterOptions Options(bool indented) => new() { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.Default };

    private static void Write(Utf8JsonWriter json, Assessment assessment)
    {
        json.WriteStartObject();
        json.WriteString("schema", assessment.Schema);
        WriteOrigin(json, assessment);
        ServerJson.Write(json, assessment.Server);
        ExposureJson.Write(json, assessment.Exposure);
        json.Array("mitigations", assessment.Mitigations, ExposureJson.WriteMitigation);
        VerdictJson.Write(json, assessment.Verdict);
        json.Array("activities", assessment.Activities, VerdictJson.WriteActivity);
        json.Array("mailboxes", assessment.Mailboxes, VerdictJson.WriteMailbox);
        json.Array("removed", assessment.Removed, VerdictJson.WriteRemoved);
        json.Array("coverage", assessment.Coverage, WriteCoverage);
        json.Array("findings", assessment.Findings, WriteFinding);
        json.Array("actions", assessment.Actions, WriteAction);
        json.Array("unread", assessment.Unread, WriteUnread);
        json.Texts("warnings", assessment.Warnings);
        WriteCounts(json, assessment.Counts);
        json.WriteEndObject();
    }

    private static void WriteOrigin(Utf8JsonWriter json, Assessment assessment)
    {
        json.WriteStartObject("tool");
        json.Text("name", assessment.Tool.Name);
        json.Text("version", assessment.Tool.Version);
        json.WriteEndObject();
        json.WriteStartObject("knowledge");
        json.Text("version", assessment.Knowledge.Version);
        json.WriteString("asOf", assessment.Knowledge.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.Time("assessedAt", assessment.AssessedAt);
        if (assessment.Collected is { } collected)
        {
            json.WriteStartObject("collected");
            json.Time("time", collected.Time);
            json.Text("basis", collected.Basis);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("collected");
        }

        json.Array("evidence", assessment.Evidence, WriteEvidence);
    }

    private static void WriteEvidence(Utf8JsonWriter json, EvidenceItem item)
    {
        json.Text("path", item.Path);
        if (item.Sha256 is not null)
        {
            json.Text("sha256", item.Sha256);
        }

        json.WriteNumber("bytes", item.Bytes);
    }

    private static void WriteCoverage(Utf8JsonWriter json, SourceCoverage coverage)
    {
        json.Text("source", coverage.Source);
        json.WriteNumber("artefacts", coverage.Artefacts);
        json.Time("first", coverage.First);
        json.Time("last", coverage.Last);
        json.Array("gaps", coverage.Gaps, JsonMembers.Range);
        json.WriteNumber("records", coverage.Records);
        json.WriteBoolean("truncated", coverage.Truncated);
        json.Fraction("fraction", coverage.Fraction);
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        FindingJson.WriteMembers(json, finding);
        if (json.BytesPending > FlushThresholdBytes)
        {
            json.Flush();
        }
    }

    private static void WriteAction(Utf8JsonWriter json, ActionStep action)
    {
        json.Text("id", action.Id);
        json.WriteNumber("order", action.Order);
        json.Text("title", action.Title);
        json.Text("why", action.Why);
        json.Texts("how", action.How);
        json.Text("verify", action.Verify);
        json.Text("undo", action.Undo);
        json.Text("decides", action.Decides);
        if (action.Takes.Length > 0)
        {
            json.Text("takes", action.Takes);
        }

        json.Time("due", action.Due);
    }

    private static void WriteUnread(Utf8JsonWriter json, UnreadItem item)
    {
        json.Text("path", item.Path);
        json.Text("reason", item.Reason);
        json.Number("bytes", item.Bytes);
    }

    private static void WriteCounts(Utf8JsonWriter json, Counts counts)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("files", counts.Files);
        json.WriteNumber("bytes", counts.Bytes);
        json.WriteNumber("records", counts.Records);
        json.WriteNumber("findings", counts.Findings);
        json.WriteNumber("duplicates", counts.Duplicates);
        json.WriteNumber("damagedRecords", counts.DamagedRecords);
        json.WriteNumber("findingsDropped", counts.FindingsDropped);
        json.WriteEndObject();
    }
}
