using System.Text.Json;
using Breakwater.Knowledge.Vulnerabilities;

namespace Breakwater.Knowledge.Queries;

/// <summary>The answer to <c>kb cve</c>.</summary>
internal sealed class CveReport(KnowledgeBase knowledge, Cve cve)
{
    public IEnumerable<string> Lines()
    {
        yield return $"{cve.Id}{(cve.Names.Count == 0 ? "" : $" ({string.Join(", ", cve.Names)})")}: {cve.Title}";
        yield return $"Score {(cve.Cvss is null ? "not known" : QueryText.Score(cve.Cvss))}{(cve.Severity is null ? "" : ", " + cve.Severity)}; {Login()}.{(cve.Published is { } day ? $" Published {QueryText.Day(day)}." : "")}";
        yield return Exploitation();
        yield return $"Affects: {string.Join(", ", cve.Affects)}{(cve.IsPlatform ? "; the fault lies in the operating system or .NET, no Exchange build shows it" : "")}";
        foreach (var line in cve.Affects)
        {
            foreach (var text in FixesOn(line))
            {
                yield return text;
            }
        }

        if (cve.FixedByStrict.Count > 0)
        {
            yield return $"Disputed: a stricter source asks for {string.Join(" or ", cve.FixedByStrict)}.";
        }

        if (cve.NeedsConfiguration is { } needs)
        {
            yield return $"Needs configuration ({string.Join(", ", cve.ConfigurationAppliesTo)}): {needs}";
        }

        if (knowledge.MitigationsFor(cve.Id) is { Count: > 0 } mitigations)
        {
            yield return $"Mitigations, neither remediation nor full protection: {string.Join(", ", mitigations)}";
        }

        if (cve.Note is { } note)
        {
            yield return "Note: " + note;
        }

        yield return $"Sources: {string.Join(", ", cve.Sources)}. {QueryText.Title(knowledge)}.";
    }

    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        QueryJson.Knowledge(w, knowledge);
        w.WriteBoolean("found", true);
        QueryJson.CveMembers(w, knowledge, cve);
        QueryJson.Texts(w, "names", cve.Names);
        QueryJson.Text(w, "vector", cve.Vector);
        QueryJson.Text(w, "severity", cve.Severity);
        QueryJson.Text(w, "published", cve.Published is { } day ? QueryText.Day(day) : null);
        QueryJson.Text(w, "firstKnownExploitation", cve.FirstKnownExploitation is { } first ? QueryText.Day(first) : null);
        QueryJson.Texts(w, "affects", cve.Affects);
        QueryJson.Texts(w, "fixedBy", cve.FixedBy);
        QueryJson.Texts(w, "fixedByStrict", cve.FixedByStrict);
        w.WriteBoolean("platform", cve.IsPlatform);
        w.WriteStartArray("fixes");
        foreach (var fix in cve.FixedBuilds)
        {
            WriteFix(w, fix.Line, fix.Cu, fix.Build.ToString());
        }

        foreach (var fix in cve.FixedFromCu)
        {
            WriteFix(w, fix.Line, fix.Cu, "baseline");
        }

        foreach (var none in cve.NoFixForCu)
        {
            WriteFix(w, none.Line, none.Cu, null);
        }

        w.WriteEndArray();
        QueryJson.Text(w, "note", cve.Note);
        QueryJson.Texts(w, "sources", cve.Sources);
        w.WriteEndObject();
    }

    private static void WriteFix(Utf8JsonWriter w, string line, string cu, string? firstFixed)
    {
        w.WriteStartObject();
        w.WriteString("line", line);
        w.WriteString("cu", cu);
        QueryJson.Text(w, "firstFixed", firstFixed);
        w.WriteEndObject();
    }

    private string Login() => cve.PreAuth switch { true => "no account needed", false => "needs an account", null => "whether it needs an account is not known" };

    private string Exploitation() => !cve.ExploitedInWild ? "Not listed as exploited, which does not mean never."
        : "Exploited in the wild" + (cve.RansomwareUse == true ? ", also by ransomware crews" : "")
        + (cve.FirstKnownExploitation is { } first ? $"; first known {QueryText.Day(first)} ({cve.FirstKnownExploitationBasis})" : ".");

    private IEnumerable<string> FixesOn(string line)
    {
        var builds = cve.FixedBuilds.Where(f => f.Line == line).Select(f => $"{f.Cu} from {f.Build}").ToList();
        if (builds.Count > 0)
        {
            yield return $"  {line} fixed: {string.Join(", ", builds)}";
        }

        var baselines = cve.FixedFromCu.Where(f => f.Line == line).Select(f => f.Cu).ToList();
        if (baselines.Count > 0)
        {
            yield return $"  {line} fixed from the start: {string.Join(", ", baselines)}";
        }

        var none = cve.NoFixForCu.Where(f => f.Line == line).Select(f => f.Cu).ToList();
        if (none.Count > 0)
        {
            yield return $"  {line} never fixed, upgrade needed: {string.Join(", ", none)}";
        }
    }
}
