using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Knowledge;

/// <summary>The compiled facts: builds, CVEs, products, upgrade rules, campaigns, baseline. Immutable and shared.</summary>
public sealed partial class KnowledgeBase
{
    public required KnowledgeIdentity Identity { get; init; }

    public required IReadOnlyList<Campaign> Campaigns { get; init; }
}
