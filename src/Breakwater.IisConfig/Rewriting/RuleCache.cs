using System.Xml.Linq;
using Breakwater.IisConfig.Merging;

namespace Breakwater.IisConfig.Rewriting;

/// <summary>Rules by their element: every application inherits the rules of its site, and compiling a pattern is what costs time.</summary>
internal sealed class RuleCache
{
    private readonly Dictionary<XElement, InboundRule> _inbound = [];
    private readonly Dictionary<XElement, OutboundRule> _outbound = [];
    private readonly Dictionary<XElement, PreCondition> _preConditions = [];

    public InboundRule Inbound(MergedItem item) => Get(_inbound, item, RuleReader.Inbound);

    public OutboundRule Outbound(MergedItem item) => Get(_outbound, item, RuleReader.Outbound);

    public PreCondition PreCondition(MergedItem item) => Get(_preConditions, item, RuleReader.PreCondition);

    private static T Get<T>(Dictionary<XElement, T> known, MergedItem item, Func<MergedItem, T> read)
    {
        if (!known.TryGetValue(item.Element, out var rule))
        {
            known[item.Element] = rule = read(item);
        }

        return rule;
    }
}
