namespace Breakwater.Sigma.Expressions;

/// <summary>Visits every part of an expression once, in order of appearance, however often it is shared.</summary>
internal static class ExpressionWalk
{
    public static IEnumerable<Expression> All(Expression root)
    {
        var seen = new HashSet<Expression>(ReferenceEqualityComparer.Instance);
        var open = new Stack<Expression>([root]);
        while (open.TryPop(out var expression))
        {
            if (seen.Add(expression))
            {
                yield return expression;
                for (var i = expression.Children.Count - 1; i >= 0; i--)
                {
                    open.Push(expression.Children[i]);
                }
            }
        }
    }
}
