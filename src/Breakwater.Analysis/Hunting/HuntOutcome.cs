using Breakwater.Model;
using Breakwater.Model.Hunting;

namespace Breakwater.Analysis.Hunting;

/// <summary>What a hunt found. Dispose it: the matches lie in a temporary file.</summary>
public sealed class HuntOutcome : IDisposable
{
    private readonly MatchStore _store;

    internal HuntOutcome(MatchStore store) => _store = store;

    /// <summary>Null when there was nothing to hunt in or nothing to hunt with; the messages say which.</summary>
    public HuntSummary? Summary { get; init; }

    /// <summary>Every error of the rules, and what of the evidence is missing; one line each, for stderr.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>What of the evidence could not be read.</summary>
    public IReadOnlyList<UnreadItem> Unread { get; init; } = [];

    /// <summary>Every match, by time, source, file, position and rule.</summary>
    public IEnumerable<HuntMatch> Matches => _store.Matches();

    public void Dispose() => _store.Dispose();
}
