using System.Runtime.InteropServices;
using Breakwater.Sigma.Expressions;
using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Matching;

/// <summary>Turns expressions into nodes over one field table that it builds as it goes.</summary>
internal sealed class RuleCompiler
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _fields = [];

    private readonly Dictionary<(MatchKind Kind, int Field, ValueTest Test), MatchNode> _asked = [];

    // Of one rule at a time.
    private readonly Dictionary<Expression, MatchNode> _known = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<string> Fields => _fields;

    /// <summary>How many questions there are of which answers are kept: those that several rules ask, and costly ones.</summary>
    public int Slots { get; private set; }

    public MatchNode Compile(Expression expression)
    {
        _known.Clear();
        return Node(expression);
    }

    private MatchNode Node(Expression expression)
    {
        if (_known.TryGetValue(expression, out var node))
        {
            node.IsShared = true;
            return node;
        }

        var children = new MatchNode[expression.Children.Count];
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = Node(expression.Children[i]);
        }

        node = expression switch
        {
            AllOf when children is [var only] => only,
            AnyOf when children is [var only] => only,
            AllOf => new MatchNode { Kind = MatchKind.AllOf, Children = Cheapest(children) },
            AnyOf => new MatchNode { Kind = MatchKind.AnyOf, Children = Cheapest(children) },
            Negation => new MatchNode { Kind = MatchKind.Not, Children = children },
            FieldMatches match => Shared(new MatchNode { Kind = MatchKind.Field, Field = IndexOf(match.Field), Test = match.Test }),
            KeywordMatches match => Shared(new MatchNode { Kind = MatchKind.Keyword, Test = match.Test }),
            FieldExists exists => new MatchNode { Kind = MatchKind.Exists, Field = IndexOf(exists.Field) },
            FieldIsNull isNull => new MatchNode { Kind = MatchKind.Null, Field = IndexOf(isNull.Field) },
            FieldRefersTo reference => new MatchNode
            {
                Kind = MatchKind.FieldReference,
                Field = IndexOf(reference.Field),
                OtherField = IndexOf(reference.Other),
                Placement = reference.Placement,
                Comparison = reference.Comparison,
            },
            _ => throw new ArgumentException($"{expression.GetType().Name} cannot be evaluated.", nameof(expression)),
        };
        _known[expression] = node;
        return node;
    }

    private MatchNode Shared(MatchNode node)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_asked, (node.Kind, node.Field, node.Test!), out var isKnown);
        if (!isKnown)
        {
            known = node;
            node.Slot = node.Test!.IsCostly ? Slots++ : node.Slot;
            return node;
        }

        known!.Slot = known.Slot < 0 ? Slots++ : known.Slot;
        known.IsShared = true;
        return known;
    }

    /// <summary>In rising order of what they cost, those that cost alike as they stood.</summary>
    private static MatchNode[] Cheapest(MatchNode[] nodes)
    {
        for (var i = 1; i < nodes.Length; i++)
        {
            if (nodes[i].Cost < nodes[i - 1].Cost)
            {
                return [.. nodes.OrderBy(node => node.Cost)];
            }
        }

        return nodes;
    }

    /// <summary>The field's position in the table, where it is put if it is new.</summary>
    public int IndexOf(string field)
    {
        if (!_indexes.TryGetValue(field, out var index))
        {
            index = _fields.Count;
            _indexes.Add(field, index);
            _fields.Add(field);
        }

        return index;
    }
}
