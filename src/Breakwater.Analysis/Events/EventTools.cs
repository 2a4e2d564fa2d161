using Breakwater.Analysis.Rules;
using Breakwater.Evtx;

namespace Breakwater.Analysis.Events;

/// <summary>What a thread needs to read event logs; making it takes longer than reading a small log, so it serves again for the next.</summary>
internal sealed class EventTools(ActiveRules rules)
{
    public EventRules Rules { get; } = new(rules);

    public EvtxChunk Chunk { get; } = new();
}
