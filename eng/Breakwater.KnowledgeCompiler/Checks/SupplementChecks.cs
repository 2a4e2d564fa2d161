namespace Breakwater.KnowledgeCompiler.Checks;

/// <summary>Mitigations and indicators.</summary>
internal static class SupplementChecks
{
    public static void Run(Facts facts, ProblemList problems)
    {
        var cves = facts.Cves.Select(c => c.Value.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var same in facts.Mitigations.GroupBy(m => m.Value.Id).Where(g => g.Count() > 1))
        {
            problems.Add(same.Last().Place, Messages.Twice("mitigation", same.Key));
        }

        foreach (var mitigation in facts.Mitigations)
        {
            foreach (var cve in mitigation.Value.Cves.Where(c => !cves.Contains(c)))
            {
                problems.Add(mitigation.Place, Messages.Unknown(mitigation.Value.Id, "CVE", cve));
            }
        }

        foreach (var decision in facts.Decisions.Where(d => !cves.Contains(d.Value.Cve)))
        {
            problems.Add(decision.Place, Messages.Unknown("decisions.csv", "CVE", decision.Value.Cve));
        }

        foreach (var indicator in facts.Indicators.Where(i => i.Value.Type.Length == 0 || i.Value.Value.Length == 0 || i.Value.Source.Length == 0))
        {
            problems.Add(indicator.Place, Messages.Missing("type, value or source"));
        }

        foreach (var same in facts.Indicators.GroupBy(i => (i.Value.Type, i.Value.Value, i.Value.Cluster)).Where(g => g.Count() > 1))
        {
            problems.Add(same.Last().Place, Messages.Twice("indicator", same.Key.Value));
        }
    }
}
