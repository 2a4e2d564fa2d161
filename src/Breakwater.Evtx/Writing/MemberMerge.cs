using System.Runtime.InteropServices;
using Breakwater.Evtx.BinXml;

namespace Breakwater.Evtx.Writing;

/// <summary>The members of one JSON object that come from several fragments; those of one name are linked to become an array. A stack: an element can hold such an object itself.</summary>
internal sealed class MemberMerge
{
    private readonly List<Member> _members = [];
    private readonly Dictionary<ulong, int> _last = [];

    public int Count => _members.Count;

    public ref Member this[int index] => ref CollectionsMarshal.AsSpan(_members)[index];

    /// <summary>Whether there is more than one node and one of them may be a fragment.</summary>
    public static bool IsNeeded(Plan plan, int start, int end)
    {
        var (nodes, fragments) = (0, 0);
        for (var i = start; i < end; i = plan[i].End)
        {
            nodes += plan[i].Kind is NodeKind.Element or NodeKind.Value or NodeKind.Template ? 1 : 0;
            fragments += plan[i].Kind is NodeKind.Value or NodeKind.Template ? 1 : 0;
        }

        return nodes > 1 && fragments > 0;
    }

    public void Add(scoped in Instance instance, int element) => _members.Add(new Member { Instance = instance, Index = element, Next = -1 });

    public void Truncate(int count) => _members.RemoveRange(count, _members.Count - count);

    public void Link(int first)
    {
        _last.Clear();
        for (var i = first; i < Count; i++)
        {
            var hash = JsonKeys.Hash(this[i].Key);
            if (_last.TryGetValue(hash, out var before) && this[before].Key.SequenceEqual(this[i].Key))
            {
                this[before].Next = i;
                this[i].IsRepeat = true;
            }

            _last[hash] = i;
        }
    }

    internal struct Member
    {
        public Instance Instance;
        public int Index;
        public int Next;
        public bool IsRepeat;

        public readonly ref PlanNode Node => ref Instance.Plan[Index];

        public readonly ReadOnlySpan<byte> Key => Instance.Plan.Key(Instance.Plan[Index]);
    }
}
