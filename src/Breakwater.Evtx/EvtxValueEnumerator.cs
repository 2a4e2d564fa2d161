using System.Runtime.CompilerServices;
using Breakwater.Evtx.BinXml;
using Breakwater.Evtx.Writing;

namespace Breakwater.Evtx;

/// <summary>Walks the values of one event; see <see cref="EvtxValueEnumerable"/>.</summary>
public ref struct EvtxValueEnumerator
{
    // Templates can contain themselves several times over.
    private const int NodeBudget = 1 << 16;

    private readonly EvtxChunk _chunk;
    private readonly bool _isOpen;
    private Instance _instance;
    private PlanValues _values = null!;
    private OuterFragments _outer;
    private int _depth;
    private int _nodesLeft = NodeBudget;
    private int _next;
    private int _owner;
    private bool _isInArray;
    private ArrayItems _items;

    internal EvtxValueEnumerator(EvtxChunk chunk, scoped in Instance record)
    {
        _chunk = chunk;
        _isOpen = chunk.Content.TryFind(chunk.Buffer, record, out _instance);
        if (_isOpen)
        {
            _values = _instance.Plan.Content;
        }
    }

    /// <summary>The value that the last <see cref="MoveNext"/> found.</summary>
    public EvtxNamedValue Current { get; private set; }

    /// <summary>Advances to the next value; false after the last.</summary>
    public bool MoveNext()
    {
        while (_isOpen)
        {
            if (_isInArray && _items.TryNext(out var item))
            {
                Current = new EvtxNamedValue(_values.Name(_instance.Plan, _owner), item);
                return true;
            }

            _isInArray = false;
            if (_next < _values.Count)
            {
                _owner = _next++;
                if (TryEnter(ref _instance.Plan[_values[_owner]]))
                {
                    return true;
                }
            }
            else if (!TryLeave())
            {
                return false;
            }
        }

        return false;
    }

    // Null values count too: an event's values keep their positions.
    private bool TryEnter(scoped ref PlanNode node)
    {
        if (node.Kind is NodeKind.Value or NodeKind.Template)
        {
            TryDescend(node);
            return false;
        }

        var value = NodeValue.OfContent(_chunk.Buffer, _chunk.Fragments, _instance, _values[_owner]);
        if (value.Type == EvtxValueType.BinXml && TryDescend(_instance.Plan[node.Only >= 0 ? node.Only : node.FirstContent]))
        {
            return false;
        }

        if (value.IsArray && node.Kind == NodeKind.Element)
        {
            _items = new ArrayItems(value);
            _isInArray = value.Bytes.Length > 0;
            value = default;
        }

        Current = new EvtxNamedValue(_values.Name(_instance.Plan, _owner), value);
        return !_isInArray;
    }

    private bool TryDescend(scoped in PlanNode node)
    {
        if (_depth >= OuterFragments.Capacity || _nodesLeft <= 0 || !_chunk.Content.TryOpen(_chunk.Buffer, _instance, node, out var nested))
        {
            return false;
        }

        _nodesLeft -= nested.Plan.Count + nested.SlotCount;
        _outer[_depth++] = (_instance, _next);
        (_instance, _values, _next) = (nested, nested.Plan.Values, 0);
        if (!_values.AreFound)
        {
            _values.Find(nested.Plan, 0, nested.Plan.Count);
        }

        return true;
    }

    private bool TryLeave()
    {
        if (_depth == 0)
        {
            return false;
        }

        (_instance, _next) = _outer[--_depth];
        _values = _depth == 0 ? _instance.Plan.Content : _instance.Plan.Values;
        return true;
    }

    [InlineArray(Capacity)]
    private struct OuterFragments
    {
        public const int Capacity = 4;
        private (Instance, int) _first;
    }
}
