namespace Breakwater.Evtx.BinXml;

/// <summary>Turns the tokens of a fragment into a plan. What it cannot read ends the plan there and marks it as damaged.</summary>
internal sealed class PlanCompiler
{
    // Real events nest under ten deep; the limit bounds the recursion of everything that walks a plan.
    private const int MaxDepth = 48;

    private readonly NameTable names;
    private readonly JsonKeys keys;
    private bool isNested;

    public PlanCompiler(NameTable names)
    {
        this.names = names;
        keys = new JsonKeys(names);
    }

    /// <summary>Compiles a fragment. In one that is itself a value, elements carry no dependency identifier.</summary>
    public Problem? Compile(Plan plan, ReadOnlySpan<byte> chunk, int start, int end, bool nested)
    {
        plan.Clear();
        isNested = nested;
        var cursor = new ByteCursor(chunk, start, end);
        Content(plan, chunk, ref cursor, 0);
        plan.IsDamaged = cursor.Failed;
        keys.Assign(plan, chunk);
        plan.System = SystemNodes.Find(plan, names);
        return cursor.Problem;
    }

    private void Content(Plan plan, ReadOnlySpan<byte> chunk, ref ByteCursor cursor, int depth)
    {
        while (!cursor.AtEnd)
        {
            var token = cursor.ReadByte();
            switch (token & ~Token.MoreFollows)
            {
                case Token.EndOfStream or Token.EndElement:
                    return;
                case Token.FragmentHeader:
                    cursor.Skip(3);
                    break;
                case Token.OpenElement:
                    Element(plan, chunk, ref cursor, (token & Token.MoreFollows) != 0, depth);
                    break;
                default:
                    Leaf(plan, chunk, ref cursor, token);
                    break;
            }
        }
    }

    private void Element(Plan plan, ReadOnlySpan<byte> chunk, ref ByteCursor cursor, bool hasAttributes, int depth)
    {
        if (depth >= MaxDepth)
        {
            cursor.Fail($"elements nested at most {MaxDepth} deep");
            return;
        }

        if (HasDependencyId(chunk, cursor))
        {
            cursor.Skip(2);
        }

        cursor.Skip(4);
        var element = plan.Add(NodeKind.Element, Name(chunk, ref cursor));
        if (hasAttributes)
        {
            cursor.Skip(4);
            while (!cursor.AtEnd && (cursor.Peek() & ~Token.MoreFollows) == Token.Attribute)
            {
                Attribute(plan, chunk, ref cursor);
            }
        }

        plan[element].FirstContent = plan.Count;
        if (!cursor.Failed)
        {
            switch (cursor.ReadByte())
            {
                case Token.CloseStartElement:
                    Content(plan, chunk, ref cursor, depth + 1);
                    break;
                case Token.CloseEmptyElement:
                    break;
                default:
                    cursor.Fail("the end of a start tag");
                    break;
            }
        }

        plan[element].End = plan.Count;
        if (plan[element].Name < 0)
        {
            plan.Truncate(element);
        }
    }

    private void Attribute(Plan plan, ReadOnlySpan<byte> chunk, ref ByteCursor cursor)
    {
        cursor.Skip(1);
        var name = Name(chunk, ref cursor);
        if (cursor.Failed)
        {
            return;
        }

        var attribute = plan.Add(NodeKind.Attribute, name);
        while (!cursor.AtEnd && IsAttributeText(cursor.Peek()))
        {
            Leaf(plan, chunk, ref cursor, cursor.ReadByte());
        }

        plan[attribute].End = plan.Count;
    }

    private static bool IsAttributeText(byte token) => (token & ~Token.MoreFollows)
        is Token.Text or Token.Substitution or Token.OptionalSubstitution or Token.CharacterReference or Token.EntityReference;

    private void Leaf(Plan plan, ReadOnlySpan<byte> chunk, ref ByteCursor cursor, byte token)
    {
        var count = plan.Count;
        switch (token & ~Token.MoreFollows)
        {
            case Token.Text:
                if (cursor.ReadByte() != (byte)EvtxValueType.String)
                {
                    cursor.Fail("text of type string");
                }

                AddText(plan, NodeKind.Text, -1, ref cursor);
                break;
            case Token.CData:
                AddText(plan, NodeKind.CData, -1, ref cursor);
                break;
            case Token.CharacterReference:
                plan.Add(NodeKind.CharacterReference, start: cursor.ReadUInt16());
                break;
            case Token.EntityReference:
                plan.Add(NodeKind.EntityReference, Name(chunk, ref cursor));
                break;
            case Token.InstructionTarget:
                Instruction(plan, chunk, ref cursor);
                break;
            case Token.Substitution or Token.OptionalSubstitution:
                // The type here is a hint; the one in the value's descriptor counts.
                plan[plan.Add(NodeKind.Value, start: cursor.ReadUInt16())].IsOptional = (token & ~Token.MoreFollows) == Token.OptionalSubstitution;
                cursor.Skip(1);
                break;
            case Token.TemplateInstance:
                Template(plan, chunk, ref cursor);
                break;
            default:
                cursor.Fail($"a token of binary XML instead of 0x{token:X2}");
                return;
        }

        if (cursor.Failed)
        {
            plan.Truncate(count);
        }
    }

    private static void AddText(Plan plan, NodeKind kind, int name, ref ByteCursor cursor)
    {
        var length = cursor.ReadUInt16() * 2;
        plan.Add(kind, name, cursor.Skip(length), length);
    }

    private void Instruction(Plan plan, ReadOnlySpan<byte> chunk, ref ByteCursor cursor)
    {
        var name = Name(chunk, ref cursor);
        if (cursor.ReadByte() != Token.InstructionText)
        {
            cursor.Fail("the text of a processing instruction");
        }

        AddText(plan, NodeKind.Instruction, name, ref cursor);
    }

    // Only its extent is needed here: it is opened when the record is written, which is where the depth is counted.
    private static void Template(Plan plan, ReadOnlySpan<byte> chunk, ref ByteCursor cursor)
    {
        var start = cursor.Position;
        var head = TemplateHead.Read(chunk, ref cursor);
        cursor.Skip(head.ValueBytes);
        plan.Add(NodeKind.Template, start: start, length: cursor.Position - start);
    }

    private int Name(ReadOnlySpan<byte> chunk, ref ByteCursor cursor)
    {
        var offset = cursor.ReadUInt32();
        if (cursor.Failed || offset >= chunk.Length || !names.TryAdd(chunk, (int)offset, out var index))
        {
            cursor.Fail($"a name at 0x{offset:X} of the chunk");
            return -1;
        }

        if (offset == cursor.Position)
        {
            cursor.Skip(NameTable.StoredLength(chunk, (int)offset));
        }

        return index;
    }

    // The format leaves the identifier out inside values; writers do not agree, so the place where a name is to be found decides.
    private bool HasDependencyId(ReadOnlySpan<byte> chunk, ByteCursor cursor)
    {
        var with = IsNameAt(chunk, cursor, 6);
        var without = IsNameAt(chunk, cursor, 4);
        return isNested ? with && !without : with || !without;
    }

    private static bool IsNameAt(ReadOnlySpan<byte> chunk, ByteCursor cursor, int distance)
    {
        cursor.Skip(distance);
        var offset = cursor.ReadUInt32();
        return !cursor.Failed && offset < chunk.Length && NameTable.IsName(chunk, (int)offset);
    }
}
