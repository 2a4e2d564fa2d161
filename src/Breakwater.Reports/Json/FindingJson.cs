using System.Text.Json;
using Breakwater.Model;

namespace Breakwater.Reports.Json;

/// <summary>One element of the <c>findings</c> member.</summary>
internal static class FindingJson
{
    public static void WriteMembers(Utf8JsonWriter json, Finding finding)
    {
        json.Text("id", finding.Id);
        json.Text("rule", finding.Rule);
        json.Text("title", finding.Title);
        json.Text("campaign", finding.Campaign);
        json.Text("rung", finding.Rung is { } rung ? Spelling.Of(rung) : null);
        json.Text("outcome", finding.Outcome is { } outcome ? Spelling.Of(outcome) : null);
        json.WriteString("confidence", Spelling.Of(finding.Confidence));
        json.Text("level", finding.Level);
        json.Texts("attack", finding.Attack);
        json.Time("time", finding.Time);
        WriteSource(json, finding.Source);
        json.Text("excerpt", finding.Excerpt);
        FieldsJson.Write(json, finding.Fields);
        if (finding.Events is { } events)
        {
            json.Texts("events", events);
        }
    }

    private static void WriteSource(Utf8JsonWriter json, FindingPosition source)
    {
        json.WriteStartObject("source");
        json.Text("artefact", source.Artefact);
        if (source.Line is { } line)
        {
            json.WriteNumber("line", line);
        }
        else if (source.Record is { } record)
        {
            json.WriteNumber("record", record);
        }
        else if (source.Offset is { } offset)
        {
            json.WriteNumber("offset", offset);
        }

        json.WriteEndObject();
    }
}
