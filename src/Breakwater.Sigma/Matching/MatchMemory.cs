namespace Breakwater.Sigma.Matching;

/// <summary>What the matchers of one thread over the same rules remember: answers about the current record and about the last value, and how often time ran out.</summary>
internal sealed class MatchMemory
{
    private const int LongestKept = 128;

    // Made with the first answer: of most kinds of records no question is asked by several rules.
    private long[] _answeredFor = [];
    private bool[] _answers = [];
    private LastValue[] _last = [];
    private readonly Dictionary<SigmaRule, long> _timeouts = new(ReferenceEqualityComparer.Instance);
    private long _record;

    /// <param name="slots">How many questions there are of which answers are kept.</param>
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

    /// <summary>The answer about a value, when it is the one that was asked about last; else null.</summary>
    public bool? AnswerAbout(ReadOnlySpan<char> value, int slot) =>
        (uint)slot < (uint)_last.Length && _last[slot] is { Text: not null } last && value.SequenceEqual(last.Text.AsSpan(0, last.Length)) ? last.Answer : null;

    public void KeepAbout(ReadOnlySpan<char> value, int slot, bool answer)
    {
        if (value.Length > LongestKept || (uint)slot >= (uint)Slots)
        {
            return;
        }

        if (_last.Length < Slots)
        {
            _last = new LastValue[Slots];
        }

        ref var last = ref _last[slot];
        last.Text ??= new char[LongestKept];
        value.CopyTo(last.Text);
        (last.Length, last.Answer) = (value.Length, answer);
    }

    public bool IsOff(SigmaRule rule) => _timeouts.Count > 0 && _timeouts.GetValueOrDefault(rule) >= Limits.RegexTimeoutsPerRule;

    /// <summary>How often any rule ran out of time.</summary>
    public long TimeoutCount { get; private set; }

    public void RanOutOfTime(SigmaRule rule)
    {
        TimeoutCount++;
        _timeouts[rule] = _timeouts.GetValueOrDefault(rule) + 1;
    }

    private struct LastValue
    {
        public char[]? Text;
        public int Length;
        public bool Answer;
    }
}
