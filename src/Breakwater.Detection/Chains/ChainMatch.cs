using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Detection.Chains;

/// <summary>A chain that was seen whole.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Campaign">The campaign it was tried for; null for findings of no campaign.</param>
/// <param name="Events">Its findings in order; the last one tells how far it came.</param>
public sealed record ChainMatch(Chain Chain, string? Campaign, IReadOnlyList<Finding> Events);
