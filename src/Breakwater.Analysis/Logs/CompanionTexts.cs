using Breakwater.Patterns;

namespace Breakwater.Analysis.Logs;

/// <summary>
/// Texts beside the one that picked out a line, of which each rule that looks for that one requires some: a line with none of them matches none of these rules. They are
/// few, chosen as the least to be expected in such a line, so that most lines are done with after a short look. Immutable, so threads share it.
/// </summary>
internal sealed class CompanionTexts
{
    private const int MostTexts = 64;

    /// <summary>Where nothing is spared by asking.</summary>
    public static readonly CompanionTexts None = new(null);

    // Many a text never occurs, and then its companions need not be made ready.
    private readonly Lazy<LiteralSet>? _literals;

    private CompanionTexts(List<Literal>? texts) => _literals = texts is null ? null : new(() => new LiteralSet(texts));

    /// <param name="first">What picks out the line.</param>
    /// <param name="rules">Of each rule that looks for it the other sets it requires.</param>
    /// <param name="traffic">Tells which texts are to be expected.</param>
    public static CompanionTexts Of(Literal first, IEnumerable<IReadOnlyList<RequiredSet>> rules, EverydayTraffic traffic)
    {
        var texts = new List<Literal>();
        foreach (var sets in rules)
        {
            var rarest = sets.Where(s => s.Characters.Length == 0).MinBy(s => (traffic.ShareBeside(first, s.Literals), traffic.Share(s)));
            if (rarest is null)
            {
                return None;
            }

            texts.AddRange(rarest.Literals.Except(texts).ToList());
        }

        return texts.Count > MostTexts || traffic.ShareBeside(first, texts) * 2 > traffic.Share([first]) ? None : new CompanionTexts(texts);
    }

    /// <summary>Whether the line could match one of the rules, as far as these texts tell.</summary>
    public bool MayBeIn(in LineForms forms)
    {
        if (_literals is null)
        {
            return true;
        }

        var found = 0UL;
        for (var form = 0; form < forms.Count && found == 0; form++)
        {
            _literals.Value.Mark(forms[form], new Span<ulong>(ref found));
        }

        return found != 0;
    }
}
