using System.Text.Json;
using Breakwater.Knowledge.Builds;
using Breakwater.Knowledge.Products;
using Breakwater.Knowledge.Vulnerabilities;
using Breakwater.Model;

namespace Breakwater.Knowledge.Queries;

/// <summary>The answer to <c>kb build</c>.</summary>
internal sealed class BuildReport
{
    private readonly KnowledgeBase knowledge;
    private readonly SupportState? support;
    private readonly IReadOnlyList<CveDecision> decisions;
    private readonly IReadOnlyList<UpdateStep> path;
    private readonly string? stale;

    public BuildReport(KnowledgeBase knowledge, BuildIdentity identity, DateOnly day)
    {
        this.knowledge = knowledge;
        Identity = identity;
        support = knowledge.SupportAt(identity, day);
        decisions = [.. knowledge.ExamineAll(identity).OrderBy(Rank).ThenByDescending(d => d.Cve.ExploitedInWild).ThenByDescending(d => d.Cve.Cvss ?? -1).ThenBy(d => d.Cve.Id, StringComparer.Ordinal)];
        path = knowledge.UpdatePath(identity, decisions);
        stale = knowledge.StalenessAt(day);
    }

    public BuildIdentity Identity { get; }

    public IEnumerable<string> Lines()
    {
        yield return Identity.Meaning;
        if (support is not null)
        {
            yield return $"Supported: {(support.Supported switch { true => "yes", false => "no", null => "unknown" })}. {support.Sentence}";
        }

        foreach (var line in CveLines().Concat(PathLines()))
        {
            yield return line;
        }

        yield return "";
        yield return QueryText.Title(knowledge) + (stale is null ? "." : ". " + stale);
    }

    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        QueryJson.Knowledge(w, knowledge);
        w.WriteString("build", Identity.Build.ToString());
        w.WriteBoolean("found", Identity.Standing is BuildStanding.Listed or BuildStanding.CumulativeUpdateOnly);
        w.WriteString("standing", StandingText(Identity.Standing));
        QueryJson.Text(w, "product", Identity.Product);
        QueryJson.Text(w, "line", Identity.Line);
        QueryJson.Text(w, "cu", Identity.Cu);
        QueryJson.Text(w, "update", Identity.Update);
        QueryJson.Text(w, "release", Identity.Release);
        QueryJson.Text(w, "released", Identity.IsKnown && Identity.Entry?.Released is { } day ? QueryText.Day(day) : null);
        QueryJson.Text(w, "kb", Identity.IsKnown ? Identity.Entry?.Kb : null);
        w.WriteString("meaning", Identity.Meaning);
        w.WriteBoolean("disputed", Identity.Disputed);
        QueryJson.Texts(w, "limitedTo", Identity.LimitedTo);
        QueryJson.Entry(w, "lower", Identity.Lower);
        QueryJson.Entry(w, "upper", Identity.Upper);
        QueryJson.Flag(w, "supported", support?.Supported);
        QueryJson.Text(w, "support", support?.Sentence);
        WriteCves(w);
        WritePath(w);
        QueryJson.Texts(w, "warnings", stale is null ? [] : [stale]);
        w.WriteEndObject();
    }

    private static int Rank(CveDecision decision) => decision switch
    {
        { IsOpen: true } => 0,
        { State: CveState.Undetermined } => 1,
        { State: CveState.FixedIfConfigured } => 2,
        _ => 3,
    };

    private static string StandingText(BuildStanding standing) => standing switch
    {
        BuildStanding.Listed => "listed",
        BuildStanding.BetweenUpdates => "between-updates",
        BuildStanding.NewerUpdate => "newer-update",
        BuildStanding.BelowBaseline => "below-baseline",
        BuildStanding.CumulativeUpdateOnly => "cumulative-update-only",
        BuildStanding.NoSuchCumulativeUpdate => "no-such-cumulative-update",
        BuildStanding.NewerCumulativeUpdate => "newer-cumulative-update",
        BuildStanding.ProductOnly => "product-only",
        _ => "unrecognised",
    };

    private IEnumerable<string> CveLines()
    {
        var open = decisions.Where(d => d.IsOpen).ToList();
        var undetermined = decisions.Where(d => d.State == CveState.Undetermined).ToList();
        var configure = decisions.Where(d => d.State == CveState.FixedIfConfigured).ToList();
        yield return "";
        yield return Identity.Line is null ? "Fixes: nothing can be said." :
            $"Fixes missing: {open.Count}, exploited among them: {open.Count(d => d.Cve.ExploitedInWild)}; undetermined: {undetermined.Count}; fixed only if configured: {configure.Count}.";
        foreach (var decision in open.Concat(undetermined).Concat(configure))
        {
            var fix = decision.IsOpen && decision.FixedBy.Count > 0 ? "; fixed by " + string.Join(", ", decision.FixedBy) : "";
            yield return $"  {decision.Cve.Id,-15} {QueryText.Score(decision.Cve.Cvss),4} {(decision.Cve.ExploitedInWild ? "EXPLOITED " : "          ")}{Spelling.Of(decision.State)}{(decision.Disputed ? " (disputed)" : "")}: {decision.Cve.Title}{fix}";
        }
    }

    private IEnumerable<string> PathLines()
    {
        yield return "";
        yield return path.Count == 0 ? "Update path: this knowledge has nothing newer." : "Update path:";
        foreach (var step in path)
        {
            yield return $"  {step.Step}. {step.Install}{(step.Build is null ? "" : $" ({step.Build}{(step.Kb is null ? "" : ", " + step.Kb)})")}";
            yield return $"     {step.Why}";
            foreach (var needed in step.Prerequisites)
            {
                yield return $"     needs {needed}";
            }
        }
    }

    private void WriteCves(Utf8JsonWriter w)
    {
        var concerned = decisions.Select(d => d.Cve.Id).ToHashSet(StringComparer.Ordinal);
        w.WriteStartArray("cves");
        foreach (var decision in decisions.Concat(knowledge.Cves.Where(c => Identity.Line is not null && !concerned.Contains(c.Id)).Select(c => knowledge.Examine(Identity, c))))
        {
            w.WriteStartObject();
            QueryJson.CveMembers(w, knowledge, decision.Cve);
            w.WriteString("state", Spelling.Of(decision.State));
            w.WriteBoolean("disputed", decision.Disputed);
            QueryJson.Texts(w, "fixedBy", decision.FixedBy);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private void WritePath(Utf8JsonWriter w)
    {
        w.WriteStartArray("updatePath");
        foreach (var step in path)
        {
            w.WriteStartObject();
            w.WriteNumber("step", step.Step);
            w.WriteString("install", step.Install);
            QueryJson.Text(w, "build", step.Build);
            QueryJson.Text(w, "kb", step.Kb);
            w.WriteString("why", step.Why);
            QueryJson.Texts(w, "prerequisites", step.Prerequisites);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }
}
