using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Breakwater.Evtx.BinXml;

/// <summary>Turns the tokens of a fragment into a plan. What it cannot read ends the plan there and marks it as damaged.</summary>
internal sealed class PlanCompiler
{
    // Real events nest under ten deep; the limit bounds the recursion of everything that walks a plan.
    private const int MaxDepth = 48;

    // Definitions can share long names; a real one is under 100 KiB.
    private const int MaxPlanSize = 1 << 20;

    private readonly NameTable _names;
    private readonly List<int> _references = [];
    private bool _isNested;

    public PlanCompiler(NameTable names) => _names = names;

    /// <summary>Where the last compiled fragment refers to names: offsets in the chunk, ascending.</summary>
    public IReadOnlyList<int> References => _references;

    /// <summary>Whether the last plan would be the same for the same tokens and names at another place of another chunk.</summary>
    public bool IsPortable { get; private set; }

    /// <summary>Compiles a fragment. In one that is itself a value, elements carry no dependency identifier.</summary>
    public Problem? Compile(Plan plan, ReadOnlySpan<byte> chunk, int start, int end, bool nested)
    {
        plan.Clear();
        _references.Clear();
        IsPortable = !nested;
        _isNested = nested;
        var cursor = new ByteCursor(chunk, start, end);
        Content(plan, chunk, ref cursor, 0);
        plan.IsDamaged = cursor.Failed;
        IsPortable &= !cursor.Failed;
        plan.Complete();
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
        var element = plan.Add(NodeKind.Element, Name(plan, chunk, ref cursor));
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
        if (plan[element].Name.Length == 0)
        {
            plan.Truncate(element);
        }
    }

    private void Attribute(Plan plan, ReadOnlySpan<byte> chunk, ref ByteCursor cursor)
    {
        cursor.Skip(1);
        var name = Name(plan, chunk, ref cursor);
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

                AddText(plan, NodeKind.Text, default, chunk, ref cursor);
                break;
            case Token.CData:
                AddText(plan, NodeKind.CData, default, chunk, ref cursor);
                break;
            case Token.CharacterReference:
                plan.Add(NodeKind.CharacterReference, start: cursor.ReadUInt16());
                break;
            case Token.EntityReference:
                plan.Add(NodeKind.EntityReference, Name(plan, chunk, ref cursor));
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

    private static void AddText(Plan plan, NodeKind kind, PlanName name, ReadOnlySpan<byte> chunk, ref ByteCursor cursor)
    {
        var length = cursor.ReadUInt16();
        var start = cursor.Skip(length * 2);
        var text = cursor.Failed ? default : MemoryMarshal.Cast<byte, char>(chunk.Slice(start, length * 2));
        plan.Add(kind, name, plan.AddChars(text), text.Length);
    }

    private void Instruction(Plan plan, ReadOnlySpan<byte> chunk, ref ByteCursor cursor)
    {
        var name = Name(plan, chunk, ref cursor);
        if (cursor.ReadByte() != Token.InstructionText)
        {
            cursor.Fail("the text of a processing instruction");
        }

        AddText(plan, NodeKind.Instruction, name, chunk, ref cursor);
    }

    // Only its extent is needed here: it is opened when the record is written, which is where the depth is counted.
    private void Template(Plan plan, ReadOnlySpan<byte> chunk, ref ByteCursor cursor)
    {
        IsPortable = false;
        var start = cursor.Position;
        var head = TemplateHead.Read(chunk, ref cursor);
        cursor.Skip(head.ValueBytes(chunk));
        plan.Add(NodeKind.Template, start: start, length: cursor.Position - start);
    }

    private PlanName Name(Plan plan, ReadOnlySpan<byte> chunk, ref ByteCursor cursor)
    {
        _references.Add(cursor.Position);
        var offset = cursor.ReadUInt32();
        if (cursor.Failed || offset >= chunk.Length || !_names.TryAdd(chunk, (int)offset, out var index))
        {
            cursor.Fail($"a name at 0x{offset:X} of the chunk");
            return default;
        }

        if (offset == cursor.Position)
        {
            cursor.Skip(NameTable.StoredLength(chunk, (int)offset));
        }

        if (plan.Size > MaxPlanSize)
        {
            cursor.Fail($"a fragment of at most {MaxPlanSize} bytes");
            return default;
        }

        return plan.AddName(_names.Chars(chunk, index), _names.Xml(index));
    }

    // The format leaves the identifier out inside values; writers do not agree, so the place where a name is to be found decides.
    private bool HasDependencyId(ReadOnlySpan<byte> chunk, scoped in ByteCursor cursor)
    {
        if (_isNested)
        {
            return !IsNameAt(chunk, cursor.Position + 4, cursor.End) && IsNameAt(chunk, cursor.Position + 6, cursor.End);
        }

        var with = IsNameAt(chunk, cursor.Position + 6, cursor.End);
        IsPortable &= with;
        return with || !IsNameAt(chunk, cursor.Position + 4, cursor.End);
    }

    // Whether a reference there, before the end, leads to a name.
    private static bool IsNameAt(ReadOnlySpan<byte> chunk, int at, int end)
    {
        return at <= end - 4 && BinaryPrimitives.ReadUInt32LittleEndian(chunk[at..]) is var offset && offset < chunk.Length && NameTable.IsName(chunk, (int)offset);
    }
}
