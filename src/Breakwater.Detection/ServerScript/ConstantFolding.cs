namespace Breakwater.Detection.ServerScript;

/// <summary>
/// Computes what code does with constants only: joined, reversed, replaced, decoded strings, character lists, names for such values. A word that is put
/// together at run time then reads like one that is written out. Nothing is executed; what is not constant stays as it stands.
/// </summary>
internal static class ConstantFolding
{
    /// <param name="tokens">The code as written.</param>
    /// <param name="conceals">True where a telling word came to light that the code does not spell out.</param>
    public static List<Token> Fold(List<Token> tokens, out bool conceals)
    {
        var folded = new List<Token>(tokens.Count);
        var first = new FoldingStack(folded, []);
        first.PushAll(tokens);
        var known = first.OnceSet();
        if (known.Count == 0)
        {
            conceals = first.Conceals;
            return folded;
        }

        // The second time values are known also above the place where they are set, as in functions that stand first.
        folded.Clear();
        var second = new FoldingStack(folded, known);
        second.PushAll(tokens);
        conceals = first.Conceals || second.Conceals;
        return folded;
    }
}
