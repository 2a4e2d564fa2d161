using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>
/// Passes the lines on which a rule could match: those that hold what one of the rules requires, as written or percent-decoded. It may pass too much,
/// never too little; its plain twin, which it must equal in every finding, is <see cref="EveryLine"/>. One per thread: it decodes into buffers of its own.
/// </summary>
internal sealed class LiteralFilter : ICandidateFilter
{
    private readonly LineRequirements _required;
    private readonly ulong[] _found;
    private readonly byte[][] _decoded = [.. Enumerable.Range(0, UrlForms.MaxRounds).Select(_ => Array.Empty<byte>())];
    private readonly int[] _lengths = new int[UrlForms.MaxRounds];
    private readonly sbyte[] _answers;
    private readonly ulong[] _rules;

    public LiteralFilter(LineRequirements required)
    {
        _required = required;
        _found = new ulong[required.SuspectWords + required.Others.Words];
        _answers = new sbyte[required.SetCount];
        _rules = new ulong[required.RuleWords];
    }

    /// <summary>The rules that could match the line about which <see cref="IsCandidate"/> was asked last, if it said yes: a bit for each, as <see cref="LineRequirements.WordsOf"/> says.</summary>
    public ReadOnlySpan<ulong> Rules => _rules;

    public ICandidateFilter ForAnotherThread() => new LiteralFilter(_required);

    public int FirstSuspect(ReadOnlySpan<byte> lines) => _required.FirstSuspect(lines);

    public bool IsCandidate(ReadOnlySpan<byte> line)
    {
        Array.Clear(_found);
        var suspects = _found.AsSpan(0, _required.SuspectWords);
        _required.MarkSuspects(line, suspects);
        if (!suspects.ContainsAnyExcept(0UL))
        {
            return false;
        }

        var forms = new LineForms(line, _required.Escapes, _decoded, _lengths);
        for (var form = 1; form < forms.Count; form++)
        {
            _required.MarkSuspects(forms[form], suspects);
        }

        if (!_required.IsSuspect(suspects, forms))
        {
            return false;
        }

        for (var form = 0; form < forms.Count; form++)
        {
            _required.Others.Mark(forms[form], _found.AsSpan(suspects.Length));
        }

        Array.Clear(_answers);
        Array.Clear(_rules);
        return _required.Find(_found, forms, _answers, _rules);
    }
}
