namespace Breakwater.Evtx.BinXml;

/// <summary>Tokens of binary XML (MS-EVEN6 2.2.12.1). The 0x40 bit says that more of the same kind follows and changes nothing but an element's attribute list.</summary>
internal static class Token
{
    public const byte EndOfStream = 0x00;
    public const byte OpenElement = 0x01;
    public const byte CloseStartElement = 0x02;
    public const byte CloseEmptyElement = 0x03;
    public const byte EndElement = 0x04;
    public const byte Text = 0x05;
    public const byte Attribute = 0x06;
    public const byte CData = 0x07;
    public const byte CharacterReference = 0x08;
    public const byte EntityReference = 0x09;
    public const byte InstructionTarget = 0x0A;
    public const byte InstructionText = 0x0B;
    public const byte TemplateInstance = 0x0C;
    public const byte Substitution = 0x0D;
    public const byte OptionalSubstitution = 0x0E;
    public const byte FragmentHeader = 0x0F;
    public const byte MoreFollows = 0x40;
}
