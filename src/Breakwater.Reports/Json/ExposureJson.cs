using System.Text.Json;
using Breakwater.Model;

namespace Breakwater.Reports.Json;

/// <summary>The <c>exposure</c> and <c>mitigations</c> members.</summary>
internal static class ExposureJson
{
    public static void Write(Utf8JsonWriter json, Exposure exposure)
    {
        json.WriteStartObject("exposure");
        json.WriteString("state", Spelling.Of(exposure.State));
        json.Flag("supported", exposure.Supported);
        json.Text("buildMeaning", exposure.BuildMeaning);
        json.Array("cves", exposure.Cves, WriteCve);
        json.Array("updatePath", exposure.UpdatePath, WriteStep);
        json.Texts("notEffective", exposure.NotEffective);
        json.Array("toConfirm", exposure.ToConfirm, WriteConfirmation);
        json.WriteEndObject();
    }

    public static void WriteMitigation(Utf8JsonWriter json, MitigationStatus mitigation)
    {
        json.Text("id", mitigation.Id);
        json.WriteString("state", Spelling.Of(mitigation.State));
        json.Text("evidence", mitigation.Evidence);
        json.Text("caveat", mitigation.Caveat);
    }

    private static void WriteCve(Utf8JsonWriter json, CveAssessment cve)
    {
        json.Text("id", cve.Id);
        json.Text("title", cve.Title);
        json.Score("cvss", cve.Cvss);
        json.WriteBoolean("exploitedInWild", cve.ExploitedInWild);
        json.Flag("preAuth", cve.PreAuth);
        json.Texts("fixedBy", cve.FixedBy);
        json.Texts("mitigatedBy", cve.MitigatedBy);
        json.Text("needsConfiguration", cve.NeedsConfiguration);
        json.WriteString("state", Spelling.Of(cve.State));
        if (cve.Disputed)
        {
            json.WriteBoolean("disputed", true);
        }
    }

    private static void WriteStep(Utf8JsonWriter json, UpdateStep step)
    {
        json.WriteNumber("step", step.Step);
        json.Text("install", step.Install);
        json.Text("build", step.Build);
        json.Text("kb", step.Kb);
        json.Text("why", step.Why);
        json.Texts("prerequisites", step.Prerequisites);
    }

    private static void WriteConfirmation(Utf8JsonWriter json, ConfirmationItem item)
    {
        json.Text("id", item.Id);
        json.Text("what", item.What);
        json.Text("how", item.How);
        json.WriteBoolean("raisesExitCode", item.RaisesExitCode);
    }
}
