using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Breakwater.Evtx.BinXml;

/// <summary>Opens fragments of binary XML in one chunk: finds or compiles the plan and lists the values. Instances are released in the reverse order of opening.</summary>
internal sealed class FragmentReader
{
    // A real chunk has under a hundred templates of under a hundred nodes. Definitions may overlap, so a hostile chunk could name thousands of full size.
    private const int MaxTemplateNodes = 1 << 18;

    private readonly Dictionary<int, Plan> templates = [];
    private readonly List<Plan> plans = [];
    private readonly List<Plan> inline = [];
    private readonly PlanCompiler compiler;
    private ValueSlot[] slots = new ValueSlot[256];
    private int plansUsed;
    private int inlineUsed;
    private int slotsUsed;
    private int templateNodes;
    private (int Definition, Plan? Plan) last;

    public FragmentReader(NameTable names) => compiler = new PlanCompiler(names);

    public void Clear()
    {
        templates.Clear();
        (plansUsed, inlineUsed, slotsUsed, templateNodes, last) = (0, 0, 0, 0, default);
    }

    public (int Slots, int Plans) Mark => (slotsUsed, inlineUsed);

    public void Release((int Slots, int Plans) mark) => (slotsUsed, inlineUsed) = mark;

    public ValueSlot Slot(scoped in Instance instance, int index) => (uint)index < (uint)instance.SlotCount ? slots[instance.FirstSlot + index] : default;

    /// <summary>Opens the fragment in a range of the chunk. Null when all of it could be read, else what was expected and where.</summary>
    [MethodImpl(Jit.Hot)]
    public Problem? Open(ReadOnlySpan<byte> chunk, int start, int end, bool nested, out Instance instance)
    {
        var cursor = new ByteCursor(chunk, start, end);
        while (cursor.Peek() == Token.FragmentHeader && !cursor.Failed)
        {
            cursor.Skip(4);
        }

        if (cursor.Peek() != Token.TemplateInstance || cursor.Failed)
        {
            var plan = Take(inline, ref inlineUsed);
            instance = new Instance(plan, 0, 0);
            return compiler.Compile(plan, chunk, start, end, nested);
        }

        cursor.Skip(1);
        var head = TemplateHead.Read(chunk, ref cursor);
        if (cursor.Failed)
        {
            var plan = Take(inline, ref inlineUsed);
            plan.Clear();
            plan.IsDamaged = true;
            instance = new Instance(plan, 0, 0);
            return cursor.Problem;
        }

        var problem = Template(chunk, head.Definition, out var template);
        instance = new Instance(template, slotsUsed, head.ValueCount);
        return AddSlots(chunk, head, cursor.Position, end) ?? problem;
    }

    [MethodImpl(Jit.Hot)]
    private Problem? AddSlots(ReadOnlySpan<byte> chunk, in TemplateHead head, int position, int end)
    {
        if (slotsUsed + head.ValueCount > slots.Length)
        {
            Array.Resize(ref slots, Math.Max(slots.Length * 2, slotsUsed + head.ValueCount));
        }

        Problem? problem = null;
        for (var i = 0; i < head.ValueCount; i++)
        {
            var descriptor = chunk.Slice(head.Descriptors + (i * 4), 4);
            var length = BinaryPrimitives.ReadUInt16LittleEndian(descriptor);
            var fits = length <= end - position;
            problem ??= fits ? null : new Problem($"{length} bytes of value {i}", position);
            slots[slotsUsed++] = fits ? new ValueSlot(position, length, descriptor[2]) : default;
            position += fits ? length : end - position;
        }

        return problem;
    }

    private Problem? Template(ReadOnlySpan<byte> chunk, int definition, out Plan plan)
    {
        if (last.Definition == definition && last.Plan is not null)
        {
            plan = last.Plan;
            return plan.IsDamaged ? Damaged(definition) : null;
        }

        if (!templates.TryGetValue(definition, out plan!))
        {
            plan = Take(plans, ref plansUsed);
            templates.Add(definition, plan);
            plan.Clear();
            plan.IsDamaged = true;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[(definition + TemplateHead.DefinitionHeaderLength - 4)..]);
            var start = definition + TemplateHead.DefinitionHeaderLength;
            if (length <= chunk.Length - start && templateNodes < MaxTemplateNodes)
            {
                compiler.Compile(plan, chunk, start, start + (int)length, nested: false);
                templateNodes += plan.Count + 1;
            }
        }

        last = (definition, plan);
        return plan.IsDamaged ? Damaged(definition) : null;
    }

    private static Problem? Damaged(int definition) => new Problem("a readable template", definition);

    private static Plan Take(List<Plan> pool, ref int used)
    {
        if (used == pool.Count)
        {
            pool.Add(new Plan());
        }

        return pool[used++];
    }
}
