using Breakwater.Knowledge.Pack;
using Breakwater.KnowledgeCompiler.Checks;
using Breakwater.KnowledgeCompiler.Reading;

namespace Breakwater.KnowledgeCompiler;

/// <summary>Folders in, pack out.</summary>
internal static class KnowledgeCompilation
{
    /// <summary>Null when there is any problem: a pack with a known fault is never written.</summary>
    /// <param name="knowledge">Folder of the facts.</param>
    /// <param name="campaigns">Folder of the campaign files.</param>
    /// <param name="tree">Root of the source tree, whose samples and test data are listed.</param>
    /// <param name="problems">Receives every problem.</param>
    public static byte[]? Compile(string knowledge, string campaigns, string tree, ProblemList problems)
    {
        var facts = Read(knowledge, campaigns, tree, problems);
        BuildChecks.Run(facts, problems);
        VulnerabilityChecks.Run(facts, problems);
        ProductChecks.Run(facts, problems);
        SupplementChecks.Run(facts, problems);
        CampaignChecks.Run(facts, problems);
        ChainChecks.Run(facts, problems);
        LogSourceChecks.Run(facts, problems);
        return problems.IsEmpty ? Assemble(facts) : null;
    }

    private static Facts Read(string knowledge, string campaigns, string tree, ProblemList problems)
    {
        var exchange = Path.Combine(knowledge, "exchange");
        return new Facts(
            SupplementReader.Identity(Path.Combine(knowledge, "pack.yaml"), problems),
            BuildTableReader.Read(Path.Combine(exchange, "builds"), problems),
            VulnerabilityReader.Read(Path.Combine(exchange, "vulnerabilities"), problems),
            ProductReader.Read(Path.Combine(exchange, "products.yaml"), problems),
            UpgradeReader.Read(Path.Combine(exchange, "upgrade.yaml"), problems),
            SupplementReader.Decisions(Path.Combine(exchange, "decisions.csv"), problems),
            MitigationReader.Read(Path.Combine(knowledge, "mitigations", "mitigations.yaml"), problems),
            CampaignReader.Read(campaigns, problems),
            ChainReader.Read(Path.Combine(campaigns, "chains"), problems),
            SupplementReader.Sources(Path.Combine(exchange, "sources.yaml"), problems),
            SupplementReader.Indicators(Path.Combine(knowledge, "indicators", "indicators.csv"), problems),
            WebBaselineReader.Read(Path.Combine(knowledge, "web", "exchange-scripts.txt"), problems),
            LogSourceReader.Read(Path.Combine(knowledge, "logsources"), problems),
            OwnFileReader.Read(tree));
    }

    private static byte[] Assemble(Facts facts) => PackFile.Assemble(new Dictionary<PackSection, byte[]>
    {
        [PackSection.Identity] = Section(to => SupplementCodec.Write(to, facts.Identity)),
        [PackSection.Builds] = Section(to => to.List(facts.Builds, b => BuildCodec.Write(to, b.Value))),
        [PackSection.Vulnerabilities] = Section(to => to.List(facts.Cves, c => CveCodec.Write(to, c.Value))),
        [PackSection.Products] = Section(to => to.List(facts.Products, p => ProductCodec.Write(to, p.Value))),
        [PackSection.Upgrades] = Section(to => UpgradeCodec.Write(to, facts.Upgrades.Value)),
        [PackSection.Decisions] = Section(to => to.List(facts.Decisions, d => SupplementCodec.Write(to, d.Value))),
        [PackSection.Mitigations] = Section(to => to.List(facts.Mitigations, m => MitigationCodec.Write(to, m.Value))),
        [PackSection.Campaigns] = Section(to => to.List(facts.Campaigns, c => CampaignCodec.Write(to, c.Value))),
        [PackSection.Sources] = Section(to => to.List(facts.Sources, s => SupplementCodec.Write(to, s))),
        [PackSection.WebBaseline] = Section(to => SupplementCodec.Write(to, facts.Baseline)),
        [PackSection.Indicators] = Section(to => to.List(facts.Indicators, i => SupplementCodec.Write(to, i.Value))),
        [PackSection.Chains] = Section(to => to.List(facts.Chains, c => ChainCodec.Write(to, c.Value))),
        [PackSection.LogSources] = Section(to => to.List(facts.LogSources, l => LogSourceCodec.Write(to, l.Value))),
        [PackSection.OwnFiles] = Section(to => to.List(facts.OwnFiles, f => SupplementCodec.Write(to, f))),
    });

    private static byte[] Section(Action<PackWriter> write)
    {
        var to = new PackWriter();
        write(to);
        return to.ToSection();
    }
}
