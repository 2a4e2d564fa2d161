namespace Breakwater.Sigma.Matching;

/// <summary>Works out what is left of rules for records of which some fields are known beforehand.</summary>
/// <param name="known">The values of a field by its index: null when only the record tells, empty when the field is absent.</param>
internal sealed class Narrowing(Func<int, IReadOnlyList<string>?> known)
{
    private readonly Dictionary<MatchNode, MatchNode> _made = [];

    public MatchNode Of(MatchNode node)
    {
        if (!node.IsShared)
        {
            return Make(node);
        }

        if (!_made.TryGetValue(node, out var made))
        {
            made = Make(node);
            _made[node] = made;
        }

        return made;
    }

    private MatchNode Make(MatchNode node) => node.Kind switch
    {
        MatchKind.AllOf => Join(node, neutral: MatchNode.Always, decisive: MatchNode.Never),
        MatchKind.AnyOf => Join(node, neutral: MatchNode.Never, decisive: MatchNode.Always),
        MatchKind.Not => Opposite(node),
        MatchKind.Field when known(node.Field) is { } values => Tested(node, values),
        MatchKind.Exists when known(node.Field) is { } values => Decided(values.Count > 0),
        MatchKind.Null when known(node.Field) is { } values => Decided(values.All(value => value.Length == 0)),
        MatchKind.FieldReference when known(node.Field) is { Count: 0 } || known(node.OtherField) is { Count: 0 } => MatchNode.Never,
        _ => node,
    };

    private MatchNode Join(MatchNode node, MatchNode neutral, MatchNode decisive)
    {
        // Of most rules nothing is decided: then nothing is made.
        MatchNode[]? changed = null;
        var kept = 0;
        for (var i = 0; i < node.Children.Length; i++)
        {
            var made = Of(node.Children[i]);
            if (made == decisive)
            {
                return decisive;
            }

            if (changed is null && made != node.Children[i])
            {
                changed = new MatchNode[node.Children.Length];
                Array.Copy(node.Children, changed, i);
            }

            if (changed is null)
            {
                kept++;
            }
            else if (made != neutral)
            {
                changed[kept++] = made;
            }
        }

        return changed is null ? node : kept switch
        {
            0 => neutral,
            1 => Alone(changed[0], node),
            _ => new MatchNode { Kind = node.Kind, Children = changed[..kept], IsShared = node.IsShared },
        };
    }

    private static MatchNode Alone(MatchNode left, MatchNode parent)
    {
        left.IsShared |= parent.IsShared;
        return left;
    }

    private MatchNode Opposite(MatchNode node)
    {
        var made = Of(node.Children[0]);
        return made == MatchNode.Always ? MatchNode.Never : made == MatchNode.Never ? MatchNode.Always
            : made == node.Children[0] ? node : new MatchNode { Kind = MatchKind.Not, Children = [made], IsShared = node.IsShared };
    }

    private static MatchNode Tested(MatchNode node, IReadOnlyList<string> values)
    {
        var undecided = false;
        var passes = values.Any(value => node.Test!.IsMatch(value, ref undecided));
        return undecided ? node : Decided(passes);
    }

    private static MatchNode Decided(bool holds) => holds ? MatchNode.Always : MatchNode.Never;
}
