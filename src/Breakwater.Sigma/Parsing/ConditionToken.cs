namespace Breakwater.Sigma.Parsing;

/// <summary>A word or bracket of a condition with its column, counted from 1; empty at the end.</summary>
internal readonly record struct ConditionToken(string Text, int Column)
{
    public bool IsEnd => Text.Length == 0;

    public bool Is(string word) => Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public static List<ConditionToken> Split(string condition)
    {
        var tokens = new List<ConditionToken>();
        for (var i = 0; i < condition.Length; i++)
        {
            if (char.IsWhiteSpace(condition[i]))
            {
                continue;
            }

            var start = i;
            if (condition[i] is not ('(' or ')' or '|'))
            {
                while (i + 1 < condition.Length && !char.IsWhiteSpace(condition[i + 1]) && condition[i + 1] is not ('(' or ')' or '|'))
                {
                    i++;
                }
            }

            tokens.Add(new ConditionToken(condition[start..(i + 1)], start + 1));
        }

        tokens.Add(new ConditionToken("", condition.Length + 1));
        return tokens;
    }
}
