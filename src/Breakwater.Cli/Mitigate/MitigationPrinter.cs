using System.Text.Json;
using Breakwater.IisConfig.Verification;
using Breakwater.Mitigation;
using Breakwater.Mitigation.Planning;
using Breakwater.Model;

namespace Breakwater.Cli.Mitigate;

/// <summary>Plans, proofs and outcomes on the console or as JSON. Every print says what a mitigation is not.</summary>
internal sealed class MitigationPrinter(bool json, string root, string journal)
{
    public const string Caution = "A mitigation is not a remediation if the server was already compromised, nor full protection against attack.";

    public int Interrupted(string problem)
    {
        if (json)
        {
            JsonOut.Write(w =>
            {
                w.WriteStartObject();
                Head(w);
                w.WriteString("state", "interrupted");
                w.WriteString("problem", problem);
                w.WriteEndObject();
            });
        }

        Console.Error.WriteLine(problem);
        return ExitCode.Problems;
    }

    public void Plan(IReadOnlyList<PlannedMitigation> plan, ExchangeBuild? build)
    {
        if (json)
        {
            JsonOut.Write(w =>
            {
                w.WriteStartObject();
                Head(w);
                w.WriteString("build", build?.ToString());
                w.WriteStartArray("plan");
                var order = 0;
                foreach (var item in plan)
                {
                    Write(w, item, ++order);
                }

                w.WriteEndArray();
                w.WriteEndObject();
            });
            return;
        }

        var console = Console.Out;
        console.WriteLine(Caution);
        console.WriteLine($"Root {root}, build {build?.ToString() ?? "not known (give --build)"}. Order: collect, hunt, apply, verify, hunt again, patch, remove.");
        foreach (var item in plan)
        {
            var mitigation = item.Report.Mitigation;
            console.WriteLine();
            console.WriteLine($"{mitigation.Id}  {Spell(item.Need)}  [{Spelling.Of(item.Report.State)}]  {mitigation.Title}");
            console.WriteLine($"  why        {item.Why}");
            Lines("costs", mitigation.Costs);
            Lines("not covered", mitigation.Gaps);
            Lines("conflict", item.Conflicts);
            Lines("changes", item.Files);
            if (mitigation.Recipe.Script is { } script)
            {
                console.WriteLine($"  script     {script.Shell}, emitted by apply with its twin that takes it back");
            }
        }
    }

    public void Verify(IReadOnlyList<MitigationReport> reports)
    {
        if (json)
        {
            JsonOut.Write(w =>
            {
                w.WriteStartObject();
                Head(w);
                w.WriteStartArray("mitigations");
                foreach (var report in reports)
                {
                    Write(w, report);
                }

                w.WriteEndArray();
                w.WriteEndObject();
            });
            return;
        }

        Console.Out.WriteLine(Caution);
        foreach (var report in reports)
        {
            Console.Out.WriteLine();
            Console.Out.WriteLine($"{report.Mitigation.Id}  {Spelling.Of(report.State)}  {report.Mitigation.Title}");
            Console.Out.WriteLine($"  declared   {report.Declared ?? "by nobody"}");
            Console.Out.WriteLine($"  present    {Say(report.Present)}");
            Console.Out.WriteLine($"  effective  {Say(report.Effective)}: {report.Evidence}");
            foreach (var check in report.Checks.Where(c => c.Passed != true))
            {
                Console.Out.WriteLine($"  {(check.Passed is null ? "not shown " : "failed    ")} {check.Name}: {check.Detail}");
            }

            Proof(report.Proof);
            Console.Out.WriteLine($"  caveat     {(report.State == MitigationState.Effective ? MitigationVerifier.Caveat(report.Mitigation) : report.Mitigation.Caveat)}");
        }
    }

    public int Outcome(string action, ChangeOutcome outcome, bool dryRun)
    {
        if (json)
        {
            JsonOut.Write(w =>
            {
                w.WriteStartObject();
                Head(w);
                w.WriteString("action", action);
                w.WriteBoolean("done", outcome.Done);
                w.WriteBoolean("dryRun", dryRun);
                JsonOut.Texts(w, "messages", outcome.Messages);
                JsonOut.Texts(w, "files", outcome.Files);
                JsonOut.Texts(w, "scripts", outcome.Scripts);
                w.WriteEndObject();
            });
        }
        else if (outcome.Done)
        {
            Console.Out.WriteLine(outcome.Files.Count == 0 ? $"{action}: no file {(dryRun ? "would change" : "changed")}" : $"{action}: {(dryRun ? "would change" : "changed")}");
            Lines("file", outcome.Files);
            Lines("script", outcome.Scripts);
            Console.Out.WriteLine(dryRun ? "Nothing was changed." : $"Journal: {journal}");
        }

        foreach (var message in outcome.Messages)
        {
            Console.Error.WriteLine(message);
        }

        return outcome.Done ? ExitCode.Done : ExitCode.Problems;
    }

    private void Head(Utf8JsonWriter w)
    {
        w.WriteString("caution", Caution);
        w.WriteString("root", root);
        w.WriteString("journal", journal);
    }

    private static void Write(Utf8JsonWriter w, PlannedMitigation item, int order)
    {
        w.WriteStartObject();
        w.WriteNumber("order", order);
        w.WriteString("id", item.Report.Mitigation.Id);
        w.WriteString("title", item.Report.Mitigation.Title);
        w.WriteString("need", Spell(item.Need));
        w.WriteString("why", item.Why);
        w.WriteString("state", Spelling.Of(item.Report.State));
        w.WriteString("evidence", item.Report.Evidence);
        JsonOut.Texts(w, "costs", item.Report.Mitigation.Costs);
        JsonOut.Texts(w, "gaps", item.Report.Mitigation.Gaps);
        JsonOut.Texts(w, "conflicts", item.Conflicts);
        JsonOut.Texts(w, "files", item.Files);
        w.WriteString("script", item.Report.Mitigation.Recipe.Script?.Shell);
        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, MitigationReport report)
    {
        w.WriteStartObject();
        w.WriteString("id", report.Mitigation.Id);
        w.WriteString("title", report.Mitigation.Title);
        w.WriteString("state", Spelling.Of(report.State));
        w.WriteString("declared", report.Declared);
        Flag(w, "present", report.Present);
        Flag(w, "effective", report.Effective);
        w.WriteString("evidence", report.Evidence);
        w.WriteString("caveat", report.State == MitigationState.Effective ? MitigationVerifier.Caveat(report.Mitigation) : report.Mitigation.Caveat);
        w.WriteStartArray("checks");
        foreach (var check in report.Checks)
        {
            w.WriteStartObject();
            w.WriteString("name", check.Name);
            Flag(w, "passed", check.Passed);
            w.WriteString("detail", check.Detail);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteStartArray("proof");
        foreach (var row in report.Proof)
        {
            w.WriteStartObject();
            w.WriteString("method", row.Request.Method);
            w.WriteString("path", row.Request.Path);
            w.WriteString("query", row.Request.Query);
            w.WriteString("cookie", row.Request.Cookie);
            w.WriteBoolean("attack", row.Request.Attack);
            w.WriteString("note", row.Request.Note);
            w.WriteString("outcome", row.Outcome);
            w.WriteString("by", row.By);
            Flag(w, "asExpected", row.AsExpected);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static void Flag(Utf8JsonWriter w, string name, bool? value)
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

    private static void Proof(IReadOnlyList<ProofRow> rows)
    {
        foreach (var row in rows)
        {
            var target = row.Request.Query.Length == 0 ? row.Request.Path : $"{row.Request.Path}?{row.Request.Query}";
            var cookie = row.Request.Cookie.Length == 0 ? "" : $"  Cookie: {row.Request.Cookie}";
            Console.Out.WriteLine($"  {(row.AsExpected switch { true => "ok   ", false => "WRONG", _ => "?    " })} {(row.Request.Attack ? "attack" : "benign")} {row.Outcome,-20} {row.Request.Method} {target}{cookie}  ({row.Request.Note})");
        }
    }

    private static void Lines(string name, IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            Console.Out.WriteLine($"  {name,-10} {line}");
        }
    }

    private static string Say(bool? value) => value switch { true => "yes", false => "no", _ => "not known" };

    private static string Spell(MitigationNeed need) => need switch
    {
        MitigationNeed.Needed => "needed",
        MitigationNeed.Undecided => "undecided",
        MitigationNeed.Hardening => "hardening",
        MitigationNeed.Unnecessary => "unnecessary",
        _ => "not-concerned",
    };
}
