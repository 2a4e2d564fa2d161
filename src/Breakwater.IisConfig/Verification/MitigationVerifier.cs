using Breakwater.IisConfig.Files;
using Breakwater.Knowledge.Mitigations;

namespace Breakwater.IisConfig.Verification;

/// <summary>Decides for each mitigation whether it is declared, present and effective. What the evidence does not show is unknown, never effective.</summary>
/// <param name="files">The configuration; null when there is no applicationHost.config.</param>
/// <param name="observed">What else is known.</param>
public sealed class MitigationVerifier(ConfigurationFiles? files, ServerObservations observed)
{
    private readonly bool _isEvaluable = files?.IsEvaluable == true;

    private readonly RuleSets? _sets = files is null ? null : new RuleSets(files);

    public MitigationReport Verify(Mitigation mitigation)
    {
        var (standing, proof) = Decide(mitigation.Recipe);
        return new MitigationReport
        {
            Mitigation = mitigation,
            State = standing.State,
            Declared = Declared(mitigation),
            Present = standing.Present,
            Checks = standing.Checks,
            Proof = proof,
            Evidence = standing.Reason,
        };
    }

    /// <summary>What must be printed beside every mitigation that is called effective.</summary>
    public static string Caveat(Mitigation mitigation) => mitigation.Shields
        ? $"Shielded against the published pattern of {string.Join(", ", mitigation.Cves)} only. The server is still running vulnerable code; known gaps: {mitigation.Caveat} "
            + "It does not cover activity before it took effect, and it does not show whether the server was already compromised."
        : mitigation.Caveat;

    /// <summary>The emergency service hands out versions of a mitigation: <c>M1</c> is applied as <c>M1.1</c>.</summary>
    private string? Declared(Mitigation mitigation)
    {
        var applied = mitigation.EmergencyId is { } id
            ? observed.Organisation.MitigationsApplied?.FirstOrDefault(a => a.Equals(id, StringComparison.OrdinalIgnoreCase) || a.StartsWith(id + ".", StringComparison.OrdinalIgnoreCase)) : null;
        var emergency = applied is null ? null : Messages.DeclaredByEmergencyService(applied);
        return observed.Declared.GetValueOrDefault(mitigation.Id) is { } declared ? (emergency is null ? declared : $"{declared}; {emergency}") : emergency;
    }

    private (PartStanding PartStanding, IReadOnlyList<ProofRow> Proof) Decide(MitigationRecipe recipe)
    {
        if (!recipe.ShownElsewhere && !recipe.ChangesFiles)
        {
            return (PartStanding.Unknown("files", Messages.NotInFiles()), []);
        }

        if (recipe.ChangesFiles && (files is null || _sets is null))
        {
            return (PartStanding.Unknown("files", Messages.NoHost()), []);
        }

        if (recipe.ChangesFiles && !_isEvaluable)
        {
            return (PartStanding.Unknown("files", Messages.NotEvaluable()), []);
        }

        List<PartStanding> parts = [];
        IReadOnlyList<ProofRow> proof = [];
        if (recipe.ChangesFiles)
        {
            proof = AddFileParts(recipe, files!, _sets!, parts);
        }

        parts.AddRange(recipe.Overrides.Select(o => OverrideCheck.Of(o, observed)));
        if (recipe.UnsafeOverrides.Count > 0)
        {
            parts.Add(UnsafeCheck.Of(recipe, observed));
        }

        // What the cloud shows completes what is here; it is no part that could be there alone.
        if (recipe.Observed != ObservedState.None && (recipe.Observed != ObservedState.CloudKeys || parts.Exists(p => p.Present != false)))
        {
            parts.Add(ObservedStateCheck.Of(recipe.Observed, observed));
        }

        var present = parts.Count == 0 || parts.Exists(p => p.Present != false);
        if (recipe.DisabledServices.Count > 0 && present)
        {
            var services = ServiceCheck.Of(recipe.DisabledServices, observed);
            parts.Add(parts.Count == 0 ? services : services with { Present = services.Present is null ? null : true });
        }

        return (PartStanding.All(parts), proof);
    }

    private IReadOnlyList<ProofRow> AddFileParts(MitigationRecipe recipe, ConfigurationFiles known, RuleSets sets, List<PartStanding> parts)
    {
        var host = known.Host;
        parts.AddRange(recipe.StoppedPools.Select(p => PoolCheck.Of(p, host)));
        parts.AddRange(recipe.RemovedModules.Select(m => ModuleCheck.Of(m, recipe, known, sets, observed)));
        if (recipe.ExtendedProtection)
        {
            parts.Add(ProtectionCheck.Of(known, observed));
        }

        if (recipe.BlockingRules.Count == 0 && recipe.HeaderRule is null)
        {
            return [];
        }

        if (host.FrontEnd is not { } site)
        {
            parts.Add(PartStanding.Unknown("site", Messages.NoFrontEnd()));
            return [];
        }

        return AddRuleParts(recipe, site, sets, parts);
    }

    private IReadOnlyList<ProofRow> AddRuleParts(MitigationRecipe recipe, IisSite site, RuleSets sets, List<PartStanding> parts)
    {
        var host = files!.Host;
        Rewriting.RewriteRequest[] attacks = [.. recipe.Requests.Where(r => r.Attack).Select(ProofTable.Request)];
        var places = recipe.HeaderRule is { } header ? [sets.At(site, header.Application)] : sets.Of(site);
        var rules = recipe.BlockingRules.Select(r => new BlockingRuleCheck(r, attacks, sets, host).Evaluate(site)).ToList();
        if (recipe.HeaderRule is { } wanted)
        {
            rules.Add(new HeaderRuleCheck(wanted, attacks, sets, host).Evaluate(site));
        }

        if (rules.All(r => r.Present == false))
        {
            parts.AddRange(rules);
            return [];
        }

        parts.AddRange(rules);
        parts.Add(new PartStanding(true, null, [.. PlaceChecks.Of(places, observed)]));
        var proof = ProofTable.Of(recipe, site, sets);
        if (rules.TrueForAll(r => r.Present == true && r.Outdated is null))
        {
            var wrong = proof.Where(p => p.AsExpected == false).ToList();
            var open = proof.Any(p => p.AsExpected is null);
            parts.Add(new PartStanding(true, null, [new MitigationCheck("proof", wrong.Count > 0 ? false : open ? null : true, Messages.Proof(proof.Count, wrong.Count, wrong.FirstOrDefault()))]));
        }

        return proof;
    }
}
