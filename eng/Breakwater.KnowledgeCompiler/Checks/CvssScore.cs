using System.Text.RegularExpressions;

namespace Breakwater.KnowledgeCompiler.Checks;

/// <summary>CVSS v3 base score of a vector (first.org specification, section 7.1), to catch a score and a vector that do not belong together.</summary>
internal static partial class CvssScore
{
    public static double? Of(string vector)
    {
        var match = Vector().Match(vector);
        if (!match.Success)
        {
            return null;
        }

        char At(string name) => match.Groups[name].ValueSpan[0];
        var changed = At("S") == 'C';
        var impactBase = 1 - (1 - Loss(At("C"))) * (1 - Loss(At("I"))) * (1 - Loss(At("A")));
        var impact = changed ? 7.52 * (impactBase - 0.029) - 3.25 * Math.Pow(impactBase - 0.02, 15) : 6.42 * impactBase;
        if (impact <= 0)
        {
            return 0;
        }

        var reach = At("AV") switch { 'N' => 0.85, 'A' => 0.62, 'L' => 0.55, _ => 0.2 };
        var complexity = At("AC") == 'L' ? 0.77 : 0.44;
        var privileges = (At("PR"), changed) switch { ('N', _) => 0.85, ('L', false) => 0.62, ('L', true) => 0.68, (_, false) => 0.27, _ => 0.5 };
        var interaction = At("UI") == 'N' ? 0.85 : 0.62;
        return RoundUp(Math.Min((changed ? 1.08 : 1.0) * (impact + 8.22 * reach * complexity * privileges * interaction), 10));
    }

    [GeneratedRegex("^CVSS:3[.][01]/AV:(?<AV>[NALP])/AC:(?<AC>[LH])/PR:(?<PR>[NLH])/UI:(?<UI>[NR])/S:(?<S>[UC])/C:(?<C>[HLN])/I:(?<I>[HLN])/A:(?<A>[HLN])$", RegexOptions.CultureInvariant)]
    private static partial Regex Vector();

    private static double Loss(char value) => value switch { 'H' => 0.56, 'L' => 0.22, _ => 0 };

    // Integer arithmetic as the specification's appendix A asks: 4.000000000001 must not become 4.1.
    private static double RoundUp(double value)
    {
        var scaled = (int)Math.Round(value * 100000, MidpointRounding.AwayFromZero);
        return scaled % 10000 == 0 ? scaled / 100000.0 : (scaled / 10000 + 1) / 10.0;
    }
}
