namespace Breakwater.Mitigation.Editing;

/// <summary>A replacement in a text.</summary>
internal sealed record TextEdit(int Start, int Length, string Text)
{
    public int End => Start + Length;
}
