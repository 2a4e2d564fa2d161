using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.KnowledgeCompiler.Reading;

/// <summary>Reads <c>campaigns/ID.yaml</c>.</summary>
internal static class CampaignReader
{
    private static readonly Dictionary<string, Rung> Rungs = new(StringComparer.Ordinal)
    {
        ["probed"] = Rung.Probed,
        ["exploited"] = Rung.Exploited,
        ["wrote-file"] = Rung.WroteFile,
        ["shell-used"] = Rung.ShellUsed,
        ["privilege"] = Rung.Privilege,
        ["credentials"] = Rung.Credentials,
        ["directory"] = Rung.Directory,
        ["mail-taken"] = Rung.MailTaken,
        ["persistence"] = Rung.Persistence,
        ["lateral"] = Rung.Lateral,
        ["impact"] = Rung.Impact,
    };

    public static IReadOnlyList<Located<Campaign>> Read(string folder, ProblemList problems)
    {
        var campaigns = new List<Located<Campaign>>();
        foreach (var file in DataFile.In(folder, "*.yaml"))
        {
            if (DataFile.Yaml(file, problems) is not { } map)
            {
                continue;
            }

            var campaign = ReadFile(map, problems);
            map.Finish();
            if (campaign.Id != Path.GetFileNameWithoutExtension(file))
            {
                problems.Add(map.Place, Messages.FileName(campaign.Id + ".yaml", Path.GetFileName(file)));
            }

            campaigns.Add(new Located<Campaign>(campaign, map.Place));
        }

        return campaigns;
    }

    private static Campaign ReadFile(YamlMap map, ProblemList problems) => new()
    {
        Id = map.Text("id"),
        Name = map.Text("name"),
        AlsoKnownAs = map.Texts("alsoKnownAs"),
        Summary = map.Text("summary"),
        Cves = map.Texts("cves"),
        EntryCves = map.Texts("entryCves"),
        FirstKnownExploitation = map.Date("firstKnownExploitation"),
        Basis = map.Text("basis"),
        LeavesTraces = map.OptionalFlag("leavesTraces") ?? true,
        Traceless = map.OptionalText("traceless"),
        Access = map.OptionalText("access"),
        ActsAsAnybody = map.OptionalFlag("actsAsAnybody") ?? false,
        Detectors = map.Texts("detectors"),
        Stages = [.. map.Maps("stages").Select(s => Stage(s, problems))],
        Successes = map.Texts("successes"),
        LookAlikes = map.Texts("lookAlikes"),
        Sources = map.Texts("sources"),
    };

    private static CampaignStage Stage(YamlMap map, ProblemList problems)
    {
        var rung = map.Text("rung");
        if (!Rungs.ContainsKey(rung))
        {
            problems.Add(map.Place, Messages.Wrong("rung", string.Join(", ", Rungs.Keys), rung));
        }

        var stage = new CampaignStage(map.Text("id"), map.Text("title"), Rungs.GetValueOrDefault(rung), map.OptionalFlag("entry") ?? false, map.Texts("decisiveSources"))
        {
            IisColumns = map.Texts("iisColumns"),
        };
        map.Finish();
        return stage;
    }
}
