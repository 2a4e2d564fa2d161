using Breakwater.Tests;

namespace Breakwater.Evtx.Tests.Documentation;

public sealed class TenLinesTest
{
    [Fact]
    public void ProgramInTheDocumentation_IsTheOneThatCompilesHere()
    {
        var documented = Lines(Between(File.ReadAllText(Repository.At("docs", "evtx.md")), "using Breakwater.Evtx;", "```"));
        var compiled = File.ReadAllText(Repository.At("tests", "Breakwater.Evtx.Tests", "Documentation", "TenLines.cs"));
        Assert.Equal(documented, Lines(Between(compiled, "Run(string[] args)\n    {", "\n    }\n")));
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
