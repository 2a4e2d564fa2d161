using System.Runtime.InteropServices;
using Breakwater.Evtx.Writing;

namespace Breakwater.Evtx.BinXml;

/// <summary>Gives each element and attribute of a plan its JSON key, once per plan, and links siblings that share one: they become an array.</summary>
internal sealed class JsonKeys
{
    private readonly NameTable names;
    private readonly Dictionary<ulong, int> seen = [];

    public JsonKeys(NameTable names) => this.names = names;

    public void Assign(Plan plan, ReadOnlySpan<byte> chunk)
    {
        for (var i = 0; i < plan.Count; i++)
        {
            if (plan[i].Kind is NodeKind.Element or NodeKind.Attribute)
            {
                AssignKey(plan, i, chunk);
            }
        }

        Link(plan, 0, plan.Count);
        for (var i = 0; i < plan.Count; i++)
        {
            if (plan[i].Kind == NodeKind.Element)
            {
                Link(plan, plan[i].FirstContent, plan[i].End);
            }
        }
    }

    private void AssignKey(Plan plan, int index, ReadOnlySpan<byte> chunk)
    {
        ref var node = ref plan[index];
        node.KeyStart = plan.Keys.Length;
        var isData = node.Kind == NodeKind.Element && names.Xml(node.Name).SequenceEqual("Data"u8);
        node.IsNamedData = isData && IsNamedData(plan, index);
        node.IsUnnamedData = isData && node.FirstContent == index + 1;
        var content = node.FirstContent;
        var isPlain = node.Kind == NodeKind.Attribute || content == (node.IsNamedData ? index + 3 : index + 1);
        node.Only = isPlain && content + 1 == node.End && plan[content].Kind is NodeKind.Text or NodeKind.Value ? content : -1;
        plan.Keys.Append((byte)'"');
        if (node.IsNamedData)
        {
            var text = plan[index + 2];
            JsonText.Append(plan.Keys, MemoryMarshal.Cast<byte, char>(chunk.Slice(text.Start, text.Length)));
        }
        else
        {
            plan.Keys.Append(node.Kind == NodeKind.Attribute ? "@"u8 : []);
            plan.Keys.Append(names.Xml(node.Name));
        }

        plan.Keys.Append("\":"u8);
        node.KeyLength = plan.Keys.Length - node.KeyStart;
    }

    // <Data Name="literal">; a name that is a substitution stays an attribute.
    private bool IsNamedData(Plan plan, int element) =>
        plan[element].FirstContent > element + 2
        && names.Xml(plan[element + 1].Name).SequenceEqual("Name"u8)
        && plan[element + 1].End == element + 3
        && plan[element + 2].Kind == NodeKind.Text
        && plan[element + 2].Length > 0;

    private void Link(Plan plan, int start, int end)
    {
        seen.Clear();
        for (var i = start; i < end; i = plan[i].End)
        {
            if (plan[i].Kind != NodeKind.Element)
            {
                continue;
            }

            var hash = Hash(Key(plan, i));
            if (seen.TryGetValue(hash, out var before) && Key(plan, before).SequenceEqual(Key(plan, i)))
            {
                plan[before].NextSame = i;
                plan[i].IsRepeat = true;
            }

            seen[hash] = i;
        }
    }

    private static ReadOnlySpan<byte> Key(Plan plan, int index) => plan.Keys.Written.Slice(plan[index].KeyStart, plan[index].KeyLength);

    private static ulong Hash(ReadOnlySpan<byte> key)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in key)
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return hash;
    }
}
