using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Breakwater.Evtx.BinXml;
using Breakwater.Evtx.Hot;

namespace Breakwater.Evtx.Writing;

/// <summary>An event as JSON: by the steps of its template, or node by node where it has none.</summary>
internal sealed class JsonEventWriter : JsonNodeWriter
{
    public JsonEventWriter(FragmentReader fragments)
        : base(fragments)
    {
    }

    /// <summary>Writes the content of the Event element, or null where there is none, to <see cref="EventWriter.Output"/>. The namespace of Event is left out.</summary>
    public void Write(byte[] chunk, scoped in Instance instance)
    {
        Start(chunk);
        var plan = instance.Plan;
        Prepare(plan);
        NodesLeft -= plan.Count + 1;
        if (plan.Root < 0)
        {
            Output.Append("null"u8);
            return;
        }

        Output.Append((byte)'{');
        if (!HasSteps(plan) || !TrySteps(instance))
        {
            var isFirst = true;
            Output.Rewind(1);
            var isEvent = plan.System.Event == plan.Root;
            Members(instance, isEvent ? plan[plan.Root].FirstContent : 0, isEvent ? plan[plan.Root].End : plan.Count, ref isFirst);
        }

        Output.Append((byte)'}');
        if (Exhausted)
        {
            Problem = TooLarge;
            Output.Clear();
            Output.Append("null"u8);
        }
    }

    /// <summary>What an element without substitutions gives for every record.</summary>
    public byte[] Constant(Plan plan, int element, bool isItem)
    {
        var start = Output.Length;
        Element(new Instance(plan, 0, 0), element, isItem);
        return Cut(start);
    }

    /// <summary>The attributes of an element without substitutions, from the brace that opens its object; nothing where it has none.</summary>
    public byte[] ConstantAttributes(Plan plan, int element, ref bool isFirst)
    {
        var start = Output.Length;
        Attributes(new Instance(plan, 0, 0), element, ref isFirst);
        return Cut(start);
    }

    /// <summary>What a node that is text gives for every record.</summary>
    public byte[] ConstantText(Plan plan, int node)
    {
        var start = Output.Length;
        JsonValue.Append(Output, ValueOf(new Instance(plan, 0, 0), plan[node]), isItem: false);
        return Cut(start);
    }

    private bool HasSteps(Plan plan)
    {
        if (plan.IsTemplate && plan.Json.AreToMake)
        {
            JsonSteps.Make(plan, this);
        }

        return plan.Json.AreMade;
    }

    // False when a fragment has a member of the same name as the event: then they have to be merged.
    [MethodImpl(Jit.Hot)]
    private bool TrySteps(scoped in Instance instance)
    {
        var plan = instance.Plan;
        var text = plan.Json.Text;
        var steps = plan.Json.All;
        for (var i = 0; i < steps.Length; i++)
        {
            ref readonly var step = ref steps[i];
            ShortText.Append(Output, text, step.TextStart, step.TextLength);
            switch (step.Kind)
            {
                case StepKind.Value:
                    Value(instance, step, isItem: false);
                    break;
                case StepKind.Item:
                    Value(instance, step, isItem: true);
                    break;
                case StepKind.Element:
                    Element(instance, step.Node, isItem: false);
                    break;
                case StepKind.ElementItem:
                    Element(instance, step.Node, isItem: true);
                    break;
                case StepKind.WithAttributes:
                    WithAttributes(instance, step, steps.Slice(i + 1, step.Attributes), text);
                    i += step.Attributes;
                    break;
                case StepKind.Fragment when !TryFragment(instance, plan[step.Node]):
                    return false;
            }

            if (Exhausted)
            {
                break;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Value(scoped in Instance instance, scoped in Step step, bool isItem)
    {
        var slot = Fragments.Slot(instance, step.Slot);
        switch ((EvtxValueType)slot.Type)
        {
            case EvtxValueType.BinXml:
                Element(instance, step.Node, isItem);
                break;
            case EvtxValueType.Null:
                Output.Append(instance.Plan[step.Node].IsUnnamedData ? "\"\""u8 : "null"u8);
                break;
            default:
                JsonValue.Append(Output, new EvtxValue((EvtxValueType)slot.Type, Chunk.AsSpan(slot.Start, slot.Length)), isItem);
                break;
        }
    }

    // System is full of these: Provider, TimeCreated, Correlation, Execution, Security.
    [MethodImpl(Jit.Hot)]
    private void WithAttributes(scoped in Instance instance, scoped in Step element, ReadOnlySpan<Step> attributes, ReadOnlySpan<byte> text)
    {
        var start = Output.Length;
        var isFirst = true;
        var content = element.Slot >= 0 ? Fragments.Value(Chunk, instance, element.Slot) : ConstantContent(instance.Plan, element.Node);
        var hasFragment = content.Type == EvtxValueType.BinXml;
        foreach (ref readonly var attribute in attributes)
        {
            var value = Fragments.Value(Chunk, instance, attribute.Slot);
            hasFragment |= value.Type == EvtxValueType.BinXml;
            if (attribute.Slot < 0 || !value.IsNull)
            {
                Output.Append(isFirst ? (byte)'{' : (byte)',');
                isFirst = false;
                ShortText.Append(Output, text, attribute.TextStart, attribute.TextLength);
                if (attribute.Slot >= 0)
                {
                    JsonValue.Append(Output, value, isItem: false);
                }
            }
        }

        if (hasFragment)
        {
            Output.Rewind(Math.Min(start, Output.Length));
            Element(instance, element.Node, isItem: false);
            return;
        }

        if (!isFirst && !content.IsNull)
        {
            Output.Append(",\"#text\":"u8);
        }

        if (isFirst || !content.IsNull)
        {
            Text(content, instance.Plan[element.Node], isItem: false);
        }

        if (!isFirst)
        {
            Output.Append((byte)'}');
        }
    }

    private static EvtxValue ConstantContent(Plan plan, int element)
    {
        ref var node = ref plan[element];
        return node.FirstContent < node.End ? new EvtxValue(EvtxValueType.String, MemoryMarshal.AsBytes(plan.Text(plan[node.FirstContent]))) : default;
    }

    [MethodImpl(Jit.Hot)]
    private bool TryFragment(scoped in Instance instance, scoped in PlanNode node)
    {
        if (!IsFragment(instance, node) || !TryOpen(instance, node, out var nested, out var mark))
        {
            return true;
        }

        var plan = nested.Plan;
        var isAlone = !HasMember(instance, nested);
        if (isAlone && plan.System.Event < 0 && HasSteps(plan))
        {
            Output.Append((byte)',');
            isAlone = TrySteps(nested);
        }
        else if (isAlone)
        {
            var isFirst = false;
            Members(nested, 0, plan.Count, ref isFirst);
        }

        Close(mark);
        return isAlone;
    }

    // Nearly always one element, EventData or UserData, beside one, System.
    private static bool HasMember(scoped in Instance instance, scoped in Instance nested)
    {
        var (outer, inner) = (instance.Plan, nested.Plan);
        var root = outer.System.Event;
        var (start, end) = root < 0 ? (0, outer.Count) : (outer[root].FirstContent, outer[root].End);
        for (var i = start; i < end; i = outer[i].End)
        {
            for (var j = 0; j < inner.Count && outer[i].Kind == NodeKind.Element; j = inner[j].End)
            {
                if (inner[j].Kind == NodeKind.Element && inner.Key(inner[j]).SequenceEqual(outer.Key(outer[i])))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
