using System.Diagnostics.CodeAnalysis;
using Breakwater.Knowledge.Builds;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Knowledge.Indicators;
using Breakwater.Knowledge.LogSources;
using Breakwater.Knowledge.Mitigations;
using Breakwater.Knowledge.Pack;
using Breakwater.Knowledge.Products;
using Breakwater.Knowledge.Upgrades;
using Breakwater.Knowledge.Vulnerabilities;
using Breakwater.Knowledge.Web;
using Breakwater.Model;

namespace Breakwater.Knowledge;

/// <summary>The compiled facts: builds, CVEs, products, upgrade rules, campaigns, baseline. Immutable and shared; each part is decoded on first use.</summary>
public sealed partial class KnowledgeBase
{
    private static readonly Lazy<KnowledgeBase> FromProgram = new(() => new KnowledgeBase(PackFile.Open(EmbeddedBytes())));
    private readonly PackFile? pack;
    private readonly Lazy<IReadOnlyList<BuildEntry>> builds;
    private readonly Lazy<BuildIndex> index;
    private readonly Lazy<IReadOnlyList<Cve>> cves;
    private readonly Lazy<Dictionary<string, Cve>> cveById;
    private readonly Lazy<IReadOnlyList<Product>> products;
    private readonly Lazy<UpgradeRules> upgrades;
    private readonly Lazy<IReadOnlyList<KnownDecision>> decisions;
    private readonly Lazy<IReadOnlyList<Mitigation>> mitigations;
    private readonly Lazy<IReadOnlyList<Campaign>> campaigns;
    private readonly Lazy<IReadOnlyList<Chain>> chains;
    private readonly Lazy<IReadOnlyList<KnowledgeSource>> sources;
    private readonly Lazy<WebBaseline> webBaseline;
    private readonly Lazy<IReadOnlyList<Indicator>> indicators;
    private readonly Lazy<IReadOnlyList<LogSourceMeaning>> logSources;
    private readonly Lazy<IReadOnlyList<OwnFile>> ownFiles;

    /// <summary>Empty but for what is set: for a caller that brings its own facts.</summary>
    public KnowledgeBase()
    {
        builds = new([]);
        cves = new([]);
        products = new([]);
        upgrades = new(UpgradeRules.None);
        decisions = new([]);
        mitigations = new([]);
        campaigns = new([]);
        chains = new([]);
        sources = new([]);
        webBaseline = new(WebBaseline.None);
        indicators = new([]);
        logSources = new([]);
        ownFiles = new([]);
        index = new(() => new BuildIndex(Builds, Products));
        cveById = new(() => []);
    }

    [SetsRequiredMembers]
    private KnowledgeBase(PackFile pack)
    {
        this.pack = pack;
        Identity = pack.Read(PackSection.Identity, SupplementCodec.ReadIdentity);
        builds = List(PackSection.Builds, BuildCodec.Read);
        cves = List(PackSection.Vulnerabilities, CveCodec.Read);
        products = List(PackSection.Products, ProductCodec.Read);
        upgrades = new(() => pack.Read(PackSection.Upgrades, UpgradeCodec.Read));
        decisions = List(PackSection.Decisions, SupplementCodec.ReadDecision);
        mitigations = List(PackSection.Mitigations, MitigationCodec.Read);
        campaigns = List(PackSection.Campaigns, CampaignCodec.Read);
        chains = List(PackSection.Chains, ChainCodec.Read);
        sources = List(PackSection.Sources, SupplementCodec.ReadSource);
        webBaseline = new(() => pack.Read(PackSection.WebBaseline, SupplementCodec.ReadWebBaseline));
        indicators = List(PackSection.Indicators, SupplementCodec.ReadIndicator);
        logSources = List(PackSection.LogSources, LogSourceCodec.Read);
        ownFiles = List(PackSection.OwnFiles, SupplementCodec.ReadOwnFile);
        index = new(() => new BuildIndex(Builds, Products));
        cveById = new(() => Cves.ToDictionary(c => c.Id, StringComparer.OrdinalIgnoreCase));
    }

    [SetsRequiredMembers]
    private KnowledgeBase(KnowledgeBase other, IReadOnlyList<Campaign> campaigns)
    {
        pack = other.pack;
        Identity = other.Identity;
        builds = other.builds;
        cves = other.cves;
        products = other.products;
        upgrades = other.upgrades;
        decisions = other.decisions;
        mitigations = other.mitigations;
        this.campaigns = new(campaigns);
        chains = other.chains;
        sources = other.sources;
        webBaseline = other.webBaseline;
        indicators = other.indicators;
        logSources = other.logSources;
        ownFiles = other.ownFiles;
        index = other.index;
        cveById = other.cveById;
    }

    /// <summary>The pack that was compiled into the program.</summary>
    public static KnowledgeBase Embedded => FromProgram.Value;

    public required KnowledgeIdentity Identity { get; init; }

    /// <summary>SHA-256 of the content, in hex: names the pack exactly.</summary>
    public string Digest => pack?.Digest ?? "";

    /// <summary>Published builds, by line and ascending.</summary>
    public IReadOnlyList<BuildEntry> Builds => builds.Value;

    /// <summary>CVEs and advisories, by id.</summary>
    public IReadOnlyList<Cve> Cves => cves.Value;

    public IReadOnlyList<Product> Products => products.Value;

    public UpgradeRules Upgrades => upgrades.Value;

    /// <summary>Decisions worked out by hand.</summary>
    public IReadOnlyList<KnownDecision> KnownDecisions => decisions.Value;

    public IReadOnlyList<Mitigation> Mitigations => mitigations.Value;

    public IReadOnlyList<Campaign> Campaigns
    {
        get => campaigns.Value;
        init => campaigns = new(value);
    }

    /// <summary>Sequences of findings that say more together.</summary>
    public IReadOnlyList<Chain> Chains => chains.Value;

    public IReadOnlyList<KnowledgeSource> Sources => sources.Value;

    public WebBaseline WebBaseline => webBaseline.Value;

    public IReadOnlyList<Indicator> Indicators => indicators.Value;

    /// <summary>What Sigma's log sources mean here.</summary>
    public IReadOnlyList<LogSourceMeaning> LogSources => logSources.Value;

    /// <summary>Samples and test data of the version that the pack was compiled from.</summary>
    public IReadOnlyList<OwnFile> OwnFiles => ownFiles.Value;

    /// <summary>Opens a pack that did not come with the program and decodes all of it; refuses damage, leftovers and a wrong digest.</summary>
    public static bool TryOpen(byte[] bytes, out KnowledgeBase? knowledge, out string? problem)
    {
        (knowledge, problem) = (null, null);
        try
        {
            var pack = PackFile.Open(bytes);
            if (!pack.IsIntact())
            {
                problem = "KNOW909 knowledge pack: content does not match its digest; the pack is not used";
                return false;
            }

            knowledge = new KnowledgeBase(pack);
            knowledge.DecodeAll();
            return true;
        }
        catch (InvalidDataException e)
        {
            (knowledge, problem) = (null, e.Message);
            return false;
        }
    }

    /// <summary>The same facts with other campaigns, for a caller that brings its own.</summary>
    public KnowledgeBase WithCampaigns(IReadOnlyList<Campaign> others) => new(this, others);

    /// <summary>The CVE or advisory of an id, any case; null when the knowledge has none.</summary>
    public Cve? FindCve(string id) => cveById.Value.GetValueOrDefault(id);

    /// <summary>The product of a line; null when unknown.</summary>
    public Product? FindProduct(string? line) => Products.FirstOrDefault(p => p.Line == line);

    /// <summary>Names a build number, or the published builds around it.</summary>
    public BuildIdentity Identify(ExchangeBuild build) => index.Value.Identify(build);

    private static byte[] EmbeddedBytes()
    {
        using var stream = typeof(KnowledgeBase).Assembly.GetManifestResourceStream("knowledge.pack")
            ?? throw new InvalidDataException("KNOW900 knowledge pack: not embedded in the program");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private Lazy<IReadOnlyList<T>> List<T>(PackSection section, Func<PackReader, T> read) =>
        new(() => pack!.Read(section, from => (IReadOnlyList<T>)from.List(() => read(from))));

    private void DecodeAll()
    {
        _ = (Builds, Cves, Products, Upgrades, KnownDecisions, Mitigations, Campaigns, Chains, Sources, WebBaseline, Indicators, LogSources, OwnFiles, index.Value);
        _ = FindCve("");
    }
}
