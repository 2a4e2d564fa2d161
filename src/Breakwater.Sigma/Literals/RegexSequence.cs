namespace Breakwater.Sigma.Literals;

/// <summary>Joins the parts of a pattern that follow one another: exact texts grow together, and what stands behind a gap is tied to what stands before it.</summary>
internal sealed class RegexSequence(int mostExact, int longestExact)
{
    private readonly List<IReadOnlyList<IReadOnlyList<RequiredText>>> _required = [];
    private IReadOnlyList<string> _texts = [""];
    private IReadOnlyList<string>? _beforeGap;
    private string _notAcross = "";
    private bool _isWhole = true;

    public void Add(RegexPart part)
    {
        if (part.Exact is { } exact)
        {
            if (_texts.Count * exact.Count > mostExact || _texts.Max(t => t.Length) + exact.Max(t => t.Length) > longestExact)
            {
                Flush();
            }

            _texts = [.. _texts.SelectMany(a => exact.Select(b => a + b)).Distinct(StringComparer.Ordinal)];
            return;
        }

        var before = _texts;
        Flush();
        _required.Add(part.Required);
        (_beforeGap, _notAcross) = part is { IsGap: true, Without: { } without } && before.All(t => t.Length >= AsciiText.MinLength) ? (before, without) : (null, "");
    }

    public RegexPart End()
    {
        if (_isWhole)
        {
            return RegexPart.Exactly(_texts);
        }

        Flush();
        return new RegexPart(null, TextClauses.AllOf(_required));
    }

    private void Flush()
    {
        _isWhole = false;
        if (_beforeGap is not null && _texts.All(t => t.Length > 0) && _beforeGap.Count * _texts.Count <= mostExact)
        {
            _required.Add([[.. _beforeGap.SelectMany(a => _texts.Select(b => new RequiredText(null, a) { Then = b, NotAcross = _notAcross }))]]);
        }

        if (RegexPart.IsUsable(_texts))
        {
            _required.Add([[.. _texts.Select(t => new RequiredText(null, t))]]);
        }

        (_texts, _beforeGap) = ([""], null);
    }
}
