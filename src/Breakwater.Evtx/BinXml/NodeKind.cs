namespace Breakwater.Evtx.BinXml;

internal enum NodeKind : byte
{
    Element,
    Attribute,
    Text,
    Value,
    CharacterReference,
    EntityReference,
    CData,
    Instruction,
    Template,
}
