using Breakwater.Sigma.Expressions;
using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Parsing;

/// <summary>Gathers what the values of an entry are. Alternatives of one kind become one test, so that a hundred thousand of them can share an index.</summary>
/// <param name="item">The entry.</param>
/// <param name="count">How many of its values will be added.</param>
internal sealed class Alternatives(FieldItem item, int count)
{
    private readonly List<TextPattern> _patterns = new(count);
    private List<decimal>? _numbers;
    private List<CidrTest.Network>? _networks;
    private List<Expression>? _others;

    public void Add(TextPattern pattern) => _patterns.Add(pattern);

    public void Add(decimal number) => (_numbers ??= []).Add(number);

    public void Add(CidrTest.Network network) => (_networks ??= []).Add(network);

    public void Add(ValueTest test) => Add(Asking(test));

    public void Add(Expression expression) => (_others ??= []).Add(expression);

    /// <summary>What holds when any of them does.</summary>
    public Expression Join()
    {
        var all = new List<Expression>(1);
        if (_patterns.Count > 0)
        {
            all.Add(Asking(new TextTest(_patterns, item.Modifiers.Has(Modifier.Cased))));
        }

        if (_numbers is not null)
        {
            all.Add(Asking(new NumberTest(_numbers)));
        }

        if (_networks is not null)
        {
            all.Add(Asking(new CidrTest(_networks)));
        }

        all.AddRange(_others ?? []);
        return all is [var only] ? only : new AnyOf(all);
    }

    private Expression Asking(ValueTest test) => item.IsKeyword ? new KeywordMatches(test) : new FieldMatches(item.Field, test);
}
