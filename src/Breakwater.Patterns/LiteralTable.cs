namespace Breakwater.Patterns;

/// <summary>
/// The state table of many texts searched at once: Aho and Corasick's automaton with the failure links resolved. Texts are given in columns,
/// the classes into which the searcher sorts characters; column 0 is for those that no text has.
/// </summary>
internal sealed class LiteralTable
{
    private readonly int _columns;
    private readonly List<int> _next = [];
    private readonly List<List<int>> _textsAt = [];

    public LiteralTable(int columns)
    {
        _columns = columns;
        AddNode();
    }

    /// <summary>For state times columns plus column the next state; 0 is the beginning. Final once <see cref="Resolve"/> has run.</summary>
    public IReadOnlyList<int> Next => _next;

    /// <summary>For each state the texts that end there. Final once <see cref="Resolve"/> has run.</summary>
    public IReadOnlyList<IReadOnlyList<int>> TextsAt => _textsAt;

    /// <param name="text">The number by which <see cref="TextsAt"/> names it.</param>
    public void Add(IEnumerable<byte> columns, int text)
    {
        var node = 0;
        foreach (var column in columns)
        {
            var at = (node * _columns) + column;
            node = _next[at] != 0 ? _next[at] : _next[at] = AddNode();
        }

        _textsAt[node].Add(text);
    }

    /// <summary>Breadth first, so that a node's failure state is final before the node needs it.</summary>
    public void Resolve()
    {
        var failure = new int[_textsAt.Count];
        var queue = new Queue<int>([0]);
        while (queue.TryDequeue(out var node))
        {
            if (node != 0)
            {
                _textsAt[node].AddRange(_textsAt[failure[node]]);
            }

            for (var column = 0; column < _columns; column++)
            {
                var fallback = node == 0 ? 0 : _next[(failure[node] * _columns) + column];
                var child = _next[(node * _columns) + column];
                if (child == 0)
                {
                    _next[(node * _columns) + column] = fallback;
                }
                else
                {
                    failure[child] = fallback;
                    queue.Enqueue(child);
                }
            }
        }
    }

    private int AddNode()
    {
        _textsAt.Add([]);
        _next.AddRange(Enumerable.Repeat(0, _columns));
        return _textsAt.Count - 1;
    }
}
