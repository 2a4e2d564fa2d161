using Breakwater.Knowledge.Mitigations;

namespace Breakwater.Knowledge.Pack;

/// <summary>Mitigations with their recipes.</summary>
internal static class MitigationCodec
{
    public static void Write(PackWriter to, Mitigation mitigation)
    {
        to.Text(mitigation.Id);
        to.Text(mitigation.Title);
        to.Texts(mitigation.Cves);
        to.Flag(mitigation.Shields);
        to.OptionalText(mitigation.ObsoleteFrom);
        to.Text(mitigation.Caveat);
        to.Texts(mitigation.Lines);
        to.List(mitigation.Floors, to.Build);
        to.Texts(mitigation.Costs);
        to.Texts(mitigation.Gaps);
        to.OptionalText(mitigation.EmergencyId);
        Write(to, mitigation.Recipe);
    }

    public static Mitigation Read(PackReader from) => new()
    {
        Id = from.Text(),
        Title = from.Text(),
        Cves = from.Texts(),
        Shields = from.Flag(),
        ObsoleteFrom = from.OptionalText(),
        Caveat = from.Text(),
        Lines = from.Texts(),
        Floors = from.List(from.Build),
        Costs = from.Texts(),
        Gaps = from.Texts(),
        EmergencyId = from.OptionalText(),
        Recipe = ReadRecipe(from),
    };

    private static void Write(PackWriter to, MitigationRecipe recipe)
    {
        to.List(recipe.BlockingRules, r => Write(to, r));
        to.List(recipe.HeaderRule is { } header ? [header] : Array.Empty<HeaderRule>(), h => Write(to, h));
        to.List(recipe.Requests, r => Write(to, r));
        to.Texts(recipe.StoppedPools);
        to.Texts(recipe.DisabledServices);
        to.Texts(recipe.RemovedModules);
        to.List(recipe.ModuleHarmlessFrom, to.Build);
        to.Flag(recipe.ExtendedProtection);
        to.List(recipe.Overrides, o =>
        {
            to.Text(o.Component);
            to.Text(o.Section);
            to.Text(o.Parameter);
            to.Text(o.Value);
            to.Flag(o.AbsentIsGood);
            to.List(o.DefaultFrom, to.Build);
        });
        to.List(recipe.UnsafeOverrides, u =>
        {
            to.Text(u.Component);
            to.Text(u.Section);
            to.Text(u.Parameter);
            to.Text(u.Value);
            to.Text(u.Meaning);
        });
        to.List(recipe.UnsafeSwitches, u =>
        {
            to.Text(u.Name);
            to.Number(u.Value);
            to.Text(u.Meaning);
        });
        to.Number((int)recipe.Observed);
        to.List(recipe.Script is { } script ? [script] : Array.Empty<EmittedScript>(), s =>
        {
            to.Text(s.Shell);
            to.Text(s.Apply);
            to.Text(s.Undo);
            to.Text(s.ApplyParameters);
            to.Text(s.UndoParameters);
        });
    }

    private static MitigationRecipe ReadRecipe(PackReader from) => new()
    {
        BlockingRules = from.List(() => new BlockingRule(from.Text(), from.Texts(), from.Text(), from.Text(), from.Flag(), ReadForms(from))),
        HeaderRule = from.List(() => ReadHeader(from)).FirstOrDefault(),
        Requests = from.List(() => new ProofRequest(from.Text(), from.Text(), from.Text(), from.Text(), from.Flag(), from.Text())),
        StoppedPools = from.Texts(),
        DisabledServices = from.Texts(),
        RemovedModules = from.Texts(),
        ModuleHarmlessFrom = from.List(from.Build),
        ExtendedProtection = from.Flag(),
        Overrides = from.List(() => new RequiredOverride(from.Text(), from.Text(), from.Text(), from.Text(), from.Flag(), from.List(from.Build))),
        UnsafeOverrides = from.List(() => new UnsafeSetting(from.Text(), from.Text(), from.Text(), from.Text(), from.Text())),
        UnsafeSwitches = from.List(() => new UnsafeSwitch(from.Text(), from.Number(), from.Text())),
        Observed = (ObservedState)from.Number(),
        Script = from.List(() => new EmittedScript(from.Text(), from.Text(), from.Text(), from.Text(), from.Text())).FirstOrDefault(),
    };

    private static void Write(PackWriter to, BlockingRule rule)
    {
        to.Text(rule.Name);
        to.Texts(rule.Aliases);
        to.Text(rule.Input);
        to.Text(rule.Pattern);
        to.Flag(rule.StopProcessing);
        Write(to, rule.Superseded);
    }

    private static void Write(PackWriter to, IReadOnlyList<SupersededForm> forms) => to.List(forms, f =>
    {
        to.Text(f.Input);
        to.Text(f.Pattern);
        to.Text(f.Why);
    });

    private static IReadOnlyList<SupersededForm> ReadForms(PackReader from) => from.List(() => new SupersededForm(from.Text(), from.Text(), from.Text()));

    private static void Write(PackWriter to, HeaderRule rule)
    {
        to.Text(rule.Name);
        to.Text(rule.PreCondition);
        to.Texts(rule.Aliases);
        to.Text(rule.Application);
        to.Text(rule.ServerVariable);
        to.Text(rule.Pattern);
        to.Text(rule.Value);
        to.Text(rule.Expected);
        to.List(rule.Conditions, c =>
        {
            to.Text(c.Input);
            to.Text(c.Pattern);
        });
        Write(to, rule.Superseded);
    }

    private static HeaderRule ReadHeader(PackReader from) => new()
    {
        Name = from.Text(),
        PreCondition = from.Text(),
        Aliases = from.Texts(),
        Application = from.Text(),
        ServerVariable = from.Text(),
        Pattern = from.Text(),
        Value = from.Text(),
        Expected = from.Text(),
        Conditions = from.List(() => new HeaderCondition(from.Text(), from.Text())),
        Superseded = ReadForms(from),
    };

    private static void Write(PackWriter to, ProofRequest request)
    {
        to.Text(request.Method);
        to.Text(request.Path);
        to.Text(request.Query);
        to.Text(request.Cookie);
        to.Flag(request.Attack);
        to.Text(request.Note);
    }
}
