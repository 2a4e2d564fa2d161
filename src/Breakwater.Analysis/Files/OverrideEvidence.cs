using Breakwater.IisConfig.Verification;
using Breakwater.Judgement;
using Breakwater.Knowledge.Vulnerabilities;

namespace Breakwater.Analysis.Files;

/// <summary>Whether setting overrides switch fixes off again. Where it is not certain that an override is in force here, nothing is said.</summary>
internal static class OverrideEvidence
{
    public static IEnumerable<ConfigurationEvidence> Of(IEnumerable<Cve> cves, ServerObservations state)
    {
        if (state.Overrides is not { } overrides)
        {
            yield break;
        }

        foreach (var cve in cves.Where(c => c.DisablingOverrides.Count > 0))
        {
            foreach (var bad in cve.DisablingOverrides)
            {
                foreach (var found in overrides.Where(o => o.Sets(bad.Component, bad.Section, bad.Parameter, bad.BadValue) && o.AppliesTo(state) == true))
                {
                    yield return new ConfigurationEvidence(cve.Id, false, "setting overrides", $"override {found.Component}/{found.Section} sets {bad.Parameter} to {bad.BadValue}");
                }
            }
        }
    }
}
