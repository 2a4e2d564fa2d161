using System.Runtime.CompilerServices;
using Breakwater.Evtx.BinXml;

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
        foreach (ref readonly var step in plan.Json.All)
        {
            Output.Append(text.Slice(step.TextStart, step.TextLength));
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
                case StepKind.Attributes:
                    AttributesAndText(instance, step.Node);
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

    [MethodImpl(Jit.Hot)]
    private void Value(scoped in Instance instance, scoped in Step step, bool isItem)
    {
        var slot = Fragments.Slot(instance, step.Slot);
        if (slot.Type == (byte)EvtxValueType.BinXml)
        {
            Element(instance, step.Node, isItem);
        }
        else
        {
            Text(new EvtxValue((EvtxValueType)slot.Type, Chunk.AsSpan(slot.Start, slot.Length)), instance.Plan[step.Node], isItem);
        }
    }

    // System is full of these: Provider, TimeCreated, Correlation, Execution, Security.
    [MethodImpl(Jit.Hot)]
    private void AttributesAndText(scoped in Instance instance, int index)
    {
        var plan = instance.Plan;
        ref var node = ref plan[index];
        var start = Output.Length;
        var isFirst = true;
        var hasFragment = false;
        for (var i = index + 1; i < node.FirstContent; i = plan[i].End)
        {
            var value = ValueOf(instance, plan[plan[i].Only]);
            hasFragment |= value.Type == EvtxValueType.BinXml;
            if (!value.IsNull)
            {
                Output.Append(isFirst ? (byte)'{' : (byte)',');
                Output.Append(plan.Key(plan[i]));
                JsonValue.Append(Output, value, isItem: false);
                isFirst = false;
            }
        }

        var content = node.FirstContent < node.End ? ValueOf(instance, plan[node.FirstContent]) : default;
        if (hasFragment || content.Type == EvtxValueType.BinXml)
        {
            Output.Rewind(Math.Min(start, Output.Length));
            Element(instance, index, isItem: false);
            return;
        }

        if (!isFirst && !content.IsNull)
        {
            Output.Append(",\"#text\":"u8);
        }

        if (isFirst || !content.IsNull)
        {
            Text(content, node, isItem: false);
        }

        Output.Append(isFirst ? [] : "}"u8);
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
