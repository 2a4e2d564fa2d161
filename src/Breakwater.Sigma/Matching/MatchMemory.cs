namespace Breakwater.Sigma.Matching;

/// <summary>What the matchers of one thread over the same rules remember: answers about the current record, and how often time ran out.</summary>
internal sealed class MatchMemory
{
    // Made with the first answer: of most kinds of records no question is asked by several rules.
    private long[] _answeredFor = [];
    private bool[] _answers = [];
    private readonly Dictionary<SigmaRule, long> _timeouts = new(ReferenceEqualityComparer.Instance);
    private long _record;

    /// <param name="slots">How many questions several rules ask.</param>
    public MatchMemory(int slots) => Slots = slots;

    public int Slots { get; }

    /// <summary>Records on which a rule ran out of time.</summary>
    public IEnumerable<KeyValuePair<SigmaRule, long>> Timeouts => _timeouts;

    public void NextRecord() => _record++;

    /// <summary>The answer that the record had to a question before; null when it was not asked.</summary>
    public bool? Answer(int slot) => (uint)slot < (uint)_answeredFor.Length && _answeredFor[slot] == _record ? _answers[slot] : null;

    public void Keep(int slot, bool answer)
    {
        if (_answeredFor.Length < Slots)
        {
            (_answeredFor, _answers) = (new long[Slots], new bool[Slots]);
        }

        if ((uint)slot < (uint)_answeredFor.Length)
        {
            _answeredFor[slot] = _record;
            _answers[slot] = answer;
        }
    }

    public bool IsOff(SigmaRule rule) => _timeouts.Count > 0 && _timeouts.GetValueOrDefault(rule) >= Limits.RegexTimeoutsPerRule;

    public void RanOutOfTime(SigmaRule rule) => _timeouts[rule] = _timeouts.GetValueOrDefault(rule) + 1;
}
