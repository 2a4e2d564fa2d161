using Breakwater.IisConfig.Verification;
using Breakwater.Judgement;
using Breakwater.Knowledge.Vulnerabilities;

namespace Breakwater.Analysis.Files;

/// <summary>Whether setting overrides switch fixes off again. Where it is not certain that such an override is in force here, nothing is said.</summary>
internal static class OverrideEvidence
{
    private const string Source = "setting overrides";

    /// <param name="cves">Those of the knowledge.</param>
    /// <param name="state">With the overrides of the organisation where an export shows them: it is taken for all of them.</param>
    public static IEnumerable<ConfigurationEvidence> Of(IEnumerable<Cve> cves, ServerObservations state) => state.Overrides is not { } overrides ? []
        : cves.Where(c => c.DisablingOverrides.Count > 0).Select(c => Of(c, overrides, state)).OfType<ConfigurationEvidence>();

    private static ConfigurationEvidence? Of(Cve cve, IReadOnlyList<SettingOverride> overrides, ServerObservations state)
    {
        var found =
            from bad in cve.DisablingOverrides
            from one in overrides
            where one.Sets(bad.Component, bad.Section, bad.Parameter, bad.BadValue)
            select (Applies: one.AppliesTo(state), Text: $"override {bad.Component}/{bad.Section} sets {bad.Parameter} to {bad.BadValue}");
        var relevant = found.Where(f => f.Applies != false).OrderBy(f => f.Applies != true).ToList();
        return relevant.Count == 0 ? IsWhole(cve, overrides, state) ? new ConfigurationEvidence(cve.Id, true, Source, $"none of the {overrides.Count} exported overrides switches the fix off") : null
            : relevant[0].Applies == true ? new ConfigurationEvidence(cve.Id, false, Source, relevant[0].Text)
            : null;
    }

    /// <summary>Whether an override that is not there was seen not to be there.</summary>
    private static bool IsWhole(Cve cve, IReadOnlyList<SettingOverride> overrides, ServerObservations state) =>
        state.OverridesLack is null && !cve.DisablingOverrides.Any(bad => overrides.Any(o => o.MayAlsoSet(bad.Component, bad.Section, state)));
}
