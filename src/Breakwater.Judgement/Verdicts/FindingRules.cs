using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>Rules a to c: what findings alone decide. Neither a fix nor a mitigation is looked at, so neither can lower them.</summary>
internal static class FindingRules
{
    /// <summary>Null when no finding decides.</summary>
    public static Ruling? Apply(Weighing weighing, Func<string> circumstances)
    {
        if (weighing.Compromising.Count > 0)
        {
            return new Ruling('a', VerdictState.Compromised, Confidence.High, Compromised(weighing));
        }

        if (weighing.Suspicious.Count > 0)
        {
            return new Ruling('b', VerdictState.Suspected, weighing.Suspicious.Max(f => f.Confidence), Suspected(weighing));
        }

        if (weighing.Attempts.Count > 0)
        {
            var added = circumstances();
            return new Ruling(
                'c', VerdictState.Targeted, weighing.Attempts.Max(f => f.Confidence),
                $"Break-in attempts were seen, but no sign that one succeeded.{(added.Length > 0 ? " " + added : "")} {Phrases.Count(weighing.Attempts.Count, "finding")}: {Phrases.Ids(weighing.Attempts)}.");
        }

        return null;
    }

    private static string Compromised(Weighing weighing)
    {
        var first = weighing.Compromising[0];
        var highest = weighing.Successes.Max(f => f.Rung!.Value);
        return $"An intruder succeeded on this server: \"{first.Title}\"{Phrases.Seen(first)} ({Which(weighing.Compromising, "decisive finding")}). " +
            $"The furthest step shown: {Phrases.Plain(highest)}. No update removes the intruder.";
    }

    private static string Suspected(Weighing weighing)
    {
        var first = weighing.Suspicious[0];
        return $"A break-in is likely but not proven: \"{first.Title}\"{Phrases.Seen(first)} ({Which(weighing.Suspicious, "such finding")}). " +
            "Treat the server as broken into until the opposite is shown.";
    }

    private static string Which(IReadOnlyList<Finding> findings, string noun) =>
        findings.Count == 1 ? $"finding {findings[0].Id}" : $"finding {findings[0].Id}, the first of {Phrases.Count(findings.Count, noun)}";
}
