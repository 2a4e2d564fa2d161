using Breakwater.Knowledge.Mitigations;

namespace Breakwater.KnowledgeCompiler.Reading;

/// <summary>Reads mitigations with what they change.</summary>
internal static class MitigationReader
{
    public static IReadOnlyList<Located<Mitigation>> Read(string file, ProblemList problems) =>
        DataFile.Yaml(file, problems) is not { } root ? [] : [.. root.Maps("mitigations").Select(map =>
        {
            var mitigation = new Mitigation
            {
                Id = map.Text("id"),
                Title = map.Text("title"),
                Cves = map.Texts("cves"),
                Shields = map.OptionalFlag("shields") ?? true,
                ObsoleteFrom = map.OptionalText("obsoleteFrom"),
                Caveat = map.Text("caveat"),
                Lines = map.Texts("lines"),
                Floors = map.Builds("floors"),
                Costs = map.Texts("costs"),
                Gaps = map.Texts("gaps"),
                EmergencyId = map.OptionalText("emergencyId"),
                Recipe = map.Map("recipe") is { } recipe ? Recipe(recipe) : MitigationRecipe.None,
            };
            map.Allow("published", "clientCves");
            map.Finish();
            return new Located<Mitigation>(mitigation, map.Place);
        })];

    private static MitigationRecipe Recipe(YamlMap map)
    {
        var recipe = new MitigationRecipe
        {
            BlockingRules = Each(map, "blockingRules", r => new BlockingRule(r.Text("name"), r.Texts("aliases"), r.Text("input"), r.Text("pattern"), r.OptionalFlag("stopProcessing") ?? false, Forms(r))),
            HeaderRule = map.Map("headerRule") is { } header ? Header(header) : null,
            Requests = Each(map, "requests", r => new ProofRequest(
                r.OptionalText("method") ?? "GET", r.Text("path"), r.OptionalText("query") ?? "", r.OptionalText("cookie") ?? "", r.OptionalFlag("attack") ?? false, r.Text("note"))),
            StoppedPools = map.Texts("stoppedPools"),
            DisabledServices = map.Texts("disabledServices"),
            RemovedModules = map.Texts("removedModules"),
            ModuleHarmlessFrom = map.Builds("moduleHarmlessFrom"),
            ExtendedProtection = map.OptionalFlag("extendedProtection") ?? false,
            Overrides = Each(map, "overrides", o => new RequiredOverride(o.Text("component"), o.Text("section"), o.Text("parameter"), o.Text("value"), o.OptionalFlag("absentIsGood") ?? false, o.Builds("defaultFrom"))),
            UnsafeOverrides = Each(map, "unsafeOverrides", u => new UnsafeSetting(u.Text("component"), u.Text("section"), u.Text("parameter"), u.Text("value"), u.Text("meaning"))),
            UnsafeSwitches = Each(map, "unsafeSwitches", u => new UnsafeSwitch(u.Text("name"), u.Number("value"), u.Text("meaning"))),
            Observed = map.OptionalWord<ObservedState>("observed") ?? ObservedState.None,
            Script = map.Map("script") is { } script ? Script(script) : null,
        };
        map.Finish();
        return recipe;
    }

    private static HeaderRule Header(YamlMap map)
    {
        var header = new HeaderRule
        {
            Name = map.Text("name"),
            PreCondition = map.Text("preCondition"),
            Aliases = map.Texts("aliases"),
            Application = map.Text("application"),
            ServerVariable = map.Text("serverVariable"),
            Pattern = map.Text("pattern"),
            Value = map.Text("value"),
            Expected = map.Text("expected"),
            Conditions = Each(map, "conditions", c => new HeaderCondition(c.Text("input"), c.Text("pattern"))),
            Superseded = Forms(map),
        };
        map.Finish();
        return header;
    }

    private static EmittedScript Script(YamlMap map)
    {
        var script = new EmittedScript(map.Text("shell"), map.Text("apply"), map.Text("undo"), map.OptionalText("applyParameters") ?? "", map.OptionalText("undoParameters") ?? "");
        map.Finish();
        return script;
    }

    private static IReadOnlyList<SupersededForm> Forms(YamlMap map) => Each(map, "superseded", f => new SupersededForm(f.Text("input"), f.Text("pattern"), f.Text("why")));

    private static IReadOnlyList<T> Each<T>(YamlMap map, string key, Func<YamlMap, T> read) => [.. map.Maps(key).Select(m =>
    {
        var value = read(m);
        m.Finish();
        return value;
    })];
}
