using System.Text.Json;
using Breakwater.Knowledge.Builds;
using Breakwater.Knowledge.Vulnerabilities;

namespace Breakwater.Knowledge.Queries;

/// <summary>The JSON pieces that several answers share.</summary>
internal static class QueryJson
{
    public static void Knowledge(Utf8JsonWriter w, KnowledgeBase knowledge)
    {
        w.WriteStartObject("knowledge");
        w.WriteString("version", knowledge.Identity.Version);
        w.WriteString("asOf", QueryText.Day(knowledge.Identity.AsOf));
        w.WriteEndObject();
    }

    public static void NotFound(Utf8JsonWriter w, KnowledgeBase knowledge, string kind, string asked, string message)
    {
        w.WriteStartObject();
        Knowledge(w, knowledge);
        w.WriteString(kind, asked);
        w.WriteBoolean("found", false);
        w.WriteString("message", message);
        w.WriteEndObject();
    }

    public static void Verification(Utf8JsonWriter w, KnowledgeBase knowledge, IReadOnlyList<string> problems)
    {
        w.WriteStartObject();
        Knowledge(w, knowledge);
        w.WriteString("sha256", knowledge.Digest);
        w.WriteBoolean("good", problems.Count == 0);
        w.WriteNumber("builds", knowledge.Builds.Count);
        w.WriteNumber("cves", knowledge.Cves.Count);
        w.WriteNumber("campaigns", knowledge.Campaigns.Count);
        w.WriteNumber("decisions", knowledge.KnownDecisions.Count);
        Texts(w, "problems", problems);
        w.WriteEndObject();
    }

    public static void Texts(Utf8JsonWriter w, string name, IEnumerable<string> values)
    {
        w.WriteStartArray(name);
        foreach (var value in values)
        {
            w.WriteStringValue(value);
        }

        w.WriteEndArray();
    }

    public static void Text(Utf8JsonWriter w, string name, string? value)
    {
        if (value is null)
        {
            w.WriteNull(name);
        }
        else
        {
            w.WriteString(name, value);
        }
    }

    public static void Flag(Utf8JsonWriter w, string name, bool? value)
    {
        if (value is { } known)
        {
            w.WriteBoolean(name, known);
        }
        else
        {
            w.WriteNull(name);
        }
    }

    /// <summary>The members that describe a CVE; the caller opens and closes the object.</summary>
    public static void CveMembers(Utf8JsonWriter w, KnowledgeBase knowledge, Cve cve)
    {
        w.WriteString("id", cve.Id);
        w.WriteString("title", cve.Title);
        if (cve.Cvss is { } score)
        {
            w.WriteNumber("cvss", score);
        }
        else
        {
            w.WriteNull("cvss");
        }

        w.WriteBoolean("exploitedInWild", cve.ExploitedInWild);
        Flag(w, "preAuth", cve.PreAuth);
        Text(w, "needsConfiguration", cve.NeedsConfiguration);
        Texts(w, "mitigatedBy", knowledge.MitigationsFor(cve.Id));
    }

    public static void Entry(Utf8JsonWriter w, string name, BuildEntry? entry)
    {
        if (entry is null)
        {
            w.WriteNull(name);
            return;
        }

        w.WriteStartObject(name);
        w.WriteString("build", entry.Build.ToString());
        w.WriteString("release", entry.Release);
        Text(w, "released", entry.Released is { } day ? QueryText.Day(day) : null);
        Text(w, "kb", entry.Kb);
        w.WriteEndObject();
    }
}
