namespace Breakwater.KnowledgeCompiler;

/// <summary>One problem, in the form that MSBuild shows as an error of the file.</summary>
internal sealed record Problem(string File, long Line, string Code, string Text)
{
    public override string ToString() => $"{File}({Line},1): error {Code}: {Text}";
}
