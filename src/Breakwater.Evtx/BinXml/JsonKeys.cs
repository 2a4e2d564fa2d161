using Breakwater.Evtx.Writing;

namespace Breakwater.Evtx.BinXml;

/// <summary>Gives each element and attribute of a plan its JSON key, when first written, and links siblings that share one: they become an array.</summary>
internal sealed class JsonKeys
{
    private readonly Dictionary<ulong, int> _seen = [];

    public void Assign(Plan plan)
    {
        if (plan.HasKeys)
        {
            return;
        }

        plan.HasKeys = true;
        for (var i = 0; i < plan.Count; i++)
        {
            if (plan[i].Kind is NodeKind.Element or NodeKind.Attribute)
            {
                AssignKey(plan, i);
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

    private static void AssignKey(Plan plan, int index)
    {
        ref var node = ref plan[index];
        node.KeyStart = plan.Bytes.Length;
        plan.Bytes.Append((byte)'"');
        if (node.IsNamedData)
        {
            JsonText.Append(plan.Bytes, plan.Text(plan[index + 2]));
        }
        else
        {
            plan.Bytes.Append(node.Kind == NodeKind.Attribute ? "@"u8 : []);
            plan.Bytes.Append(plan.XmlName(node));
        }

        plan.Bytes.Append("\":"u8);
        node.KeyLength = plan.Bytes.Length - node.KeyStart;
    }

    private void Link(Plan plan, int start, int end)
    {
        _seen.Clear();
        for (var i = start; i < end; i = plan[i].End)
        {
            if (plan[i].Kind != NodeKind.Element)
            {
                continue;
            }

            var hash = Hash(plan.Key(plan[i]));
            if (_seen.TryGetValue(hash, out var before) && plan.Key(plan[before]).SequenceEqual(plan.Key(plan[i])))
            {
                plan[before].NextSame = i;
                plan[i].IsRepeat = true;
            }

            _seen[hash] = i;
        }
    }

    public static ulong Hash(ReadOnlySpan<byte> key)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in key)
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return hash;
    }
}
