using Breakwater.Knowledge.Builds;
using Breakwater.Model;

namespace Breakwater.Knowledge;

public sealed partial class KnowledgeBase
{
    /// <summary>Checks digest, references and the decisions worked out by hand; returns every problem, none when good. A damaged pack is a problem, never an exception.</summary>
    public IReadOnlyList<string> Validate()
    {
        try
        {
            DecodeAll();
        }
        catch (InvalidDataException e)
        {
            return [e.Message];
        }

        return
        [
            .. pack?.IsIntact() == false ? ["KNOW909 knowledge pack: content does not match its digest"] : Array.Empty<string>(),
            .. References(),
            .. Decisions(),
        ];
    }

    private IEnumerable<string> References()
    {
        var known = Builds.Select(b => (b.Line, b.Cu, b.Build)).ToHashSet();
        foreach (var cve in Cves)
        {
            foreach (var fix in cve.FixedBuilds.Where(f => !known.Contains((f.Line, f.Cu, f.Build))))
            {
                yield return $"KNOW910 {cve.Id}: {fix.Build} is no build of {fix.Line} {fix.Cu}";
            }
        }

        foreach (var campaign in Campaigns)
        {
            foreach (var cve in campaign.Cves.Where(c => FindCve(c) is null))
            {
                yield return $"KNOW911 campaign {campaign.Id}: {cve} does not exist";
            }
        }

        foreach (var entry in Builds.Where(b => Identify(b.Build).Standing != BuildStanding.Listed))
        {
            yield return $"KNOW912 build {entry.Build} is listed but not found";
        }
    }

    private IEnumerable<string> Decisions()
    {
        foreach (var decision in KnownDecisions)
        {
            var found = FindCve(decision.Cve) is null ? "no such CVE" : Spelling.Of(Decide(decision.Build, decision.Cve));
            if (found != decision.State)
            {
                yield return $"KNOW913 {decision.Cve} on {decision.Build}: expected {decision.State}, found {found}";
            }
        }
    }
}
