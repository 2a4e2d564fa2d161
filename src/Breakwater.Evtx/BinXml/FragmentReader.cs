using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Breakwater.Evtx.BinXml;

/// <summary>Opens fragments of binary XML in one chunk: finds or compiles the plan and lists the values. Instances are released in the reverse order of opening.</summary>
internal sealed class FragmentReader
{
    // A real chunk has under a hundred templates of a few KiB. Definitions may overlap, so a hostile chunk could name thousands of full size.
    private const int MaxTemplateBytes = 16 << 20;
    private const int RecentSlots = 64;

    private readonly (int Definition, Plan? Plan)[] _recent = new (int, Plan?)[RecentSlots];
    private readonly Dictionary<int, Plan> _templates = [];
    private readonly List<Plan> _plans = [];
    private readonly List<Plan> _inline = [];
    private readonly TemplateCache _known = new();
    private readonly PlanCompiler _compiler;
    private ValueSlot[] _slots = new ValueSlot[256];
    private int _plansUsed;
    private int _inlineUsed;
    private int _slotsUsed;
    private int _templateBytes;

    public FragmentReader(NameTable names) => _compiler = new PlanCompiler(names);

    public void Clear()
    {
        Array.Clear(_recent);
        _templates.Clear();
        (_plansUsed, _inlineUsed, _slotsUsed, _templateBytes) = (0, 0, 0, 0);
    }

    public (int Slots, int Plans) Mark => (_slotsUsed, _inlineUsed);

    public void Release((int Slots, int Plans) mark) => (_slotsUsed, _inlineUsed) = mark;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueSlot Slot(scoped in Instance instance, int index) => (uint)index < (uint)instance.SlotCount ? _slots[instance.FirstSlot + index] : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EvtxValue Value(byte[] chunk, scoped in Instance instance, int index)
    {
        var slot = Slot(instance, index);
        return new EvtxValue((EvtxValueType)slot.Type, chunk.AsSpan(slot.Start, slot.Length));
    }

    /// <summary>Opens the fragment in a range of the chunk. Null when all of it could be read, else what was expected and where.</summary>
    public Problem? Open(ReadOnlySpan<byte> chunk, int start, int end, bool nested, out Instance instance)
    {
        while (start <= end - FragmentHeaderLength && chunk[start] == Token.FragmentHeader)
        {
            start += FragmentHeaderLength;
        }

        if (start >= end || chunk[start] != Token.TemplateInstance)
        {
            var plan = Take(_inline, ref _inlineUsed);
            instance = new Instance(plan, 0, 0);
            return _compiler.Compile(plan, chunk, start, end, nested);
        }

        if (!TemplateHead.TryReadPlain(chunk, start + 1, end, out var head))
        {
            var cursor = new ByteCursor(chunk, start + 1, end);
            head = TemplateHead.Read(chunk, ref cursor);
            if (cursor.Failed)
            {
                var plan = Take(_inline, ref _inlineUsed);
                plan.Clear();
                plan.IsDamaged = true;
                instance = new Instance(plan, 0, 0);
                return cursor.Problem;
            }
        }

        var template = Template(chunk, head.Definition);
        var first = _slotsUsed;
        var problem = AddSlots(chunk, head, end, out var hasFragments, out var hasArrays);
        instance = new Instance(template, first, head.ValueCount, hasFragments, hasArrays);
        return problem is null && template.IsDamaged ? new Problem("a readable template", head.Definition) : problem;
    }

    private const int FragmentHeaderLength = 4;

    private Problem? AddSlots(ReadOnlySpan<byte> chunk, scoped in TemplateHead head, int end, out bool hasFragments, out bool hasArrays)
    {
        var first = _slotsUsed;
        _slotsUsed += head.ValueCount;
        if (_slotsUsed > _slots.Length)
        {
            Array.Resize(ref _slots, Math.Max(_slots.Length * 2, _slotsUsed));
        }

        // Length (2 bytes), type (1), unused (1).
        var descriptors = MemoryMarshal.Cast<byte, uint>(chunk.Slice(head.Descriptors, head.ValueCount * 4));
        var slots = _slots.AsSpan(first, descriptors.Length);
        var start = head.Descriptors + (head.ValueCount * 4);
        var position = start;
        hasFragments = false;
        var all = 0u;
        for (var i = 0; i < descriptors.Length; i++)
        {
            var descriptor = BitConverter.IsLittleEndian ? descriptors[i] : BinaryPrimitives.ReverseEndianness(descriptors[i]);
            slots[i] = new ValueSlot(position, (ushort)descriptor, (byte)(descriptor >> 16));
            hasFragments |= (byte)(descriptor >> 16) == (byte)EvtxValueType.BinXml;
            position += (ushort)descriptor;
            all |= descriptor;
        }

        hasArrays = ((EvtxValueType)(byte)(all >> 16) & EvtxValueType.Array) != 0;

        return position <= end ? null : CutSlots(slots, start, end);
    }

    // A value that does not fit is none, and so is each behind it that has a length.
    private static Problem CutSlots(Span<ValueSlot> slots, int position, int end)
    {
        Problem? problem = null;
        for (var i = 0; i < slots.Length; i++)
        {
            var slot = slots[i];
            if (slot.Length <= end - position)
            {
                slots[i] = slot with { Start = position };
                position += slot.Length;
            }
            else
            {
                slots[i] = default;
                problem ??= new Problem($"{slot.Length} bytes of value {i}", position);
                position = end;
            }
        }

        return problem!.Value;
    }

    private Plan Template(ReadOnlySpan<byte> chunk, int definition)
    {
        ref var recent = ref _recent[(definition ^ (definition >> 6)) & (RecentSlots - 1)];
        if (recent.Definition == definition && recent.Plan is { } plan)
        {
            return plan;
        }

        if (!_templates.TryGetValue(definition, out plan!))
        {
            plan = Compile(chunk, definition);
            _templates.Add(definition, plan);
        }

        recent = (definition, plan);
        return plan;
    }

    private Plan Compile(ReadOnlySpan<byte> chunk, int definition)
    {
        var start = definition + TemplateHead.DefinitionHeaderLength;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[(start - 4)..]);
        if (length > chunk.Length - start || _templateBytes > MaxTemplateBytes)
        {
            var unreadable = Take(_plans, ref _plansUsed);
            unreadable.Clear();
            unreadable.IsDamaged = true;
            return unreadable;
        }

        if (_known.Find(chunk, definition, (int)length) is { } known)
        {
            return known;
        }

        var plan = Take(_plans, ref _plansUsed);
        _compiler.Compile(plan, chunk, start, start + (int)length, nested: false);
        plan.IsTemplate = true;
        if (_compiler.IsPortable && _known.TryKeep(plan, chunk, definition, (int)length, _compiler.References))
        {
            _plans.RemoveAt(--_plansUsed);
        }
        else
        {
            _templateBytes += plan.Size;
        }

        return plan;
    }

    private static Plan Take(List<Plan> pool, ref int used)
    {
        if (used == pool.Count)
        {
            pool.Add(new Plan());
        }

        return pool[used++];
    }
}
