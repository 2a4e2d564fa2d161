using Breakwater.Detection.Chains;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.Chains;

public sealed class StartedFilesTest
{
    [Theory]
    [InlineData("cmd /c C:\\PerfLogs\\u.bat", "C:\\PerfLogs\\u.bat")]
    [InlineData("cmd /c \"C:\\Program Files\\Portal\\nightly.bat\" >> C:\\out.txt", "C:\\Program Files\\Portal\\nightly.bat")]
    [InlineData("powershell -File c:/temp/a.PS1", "c:/temp/a.PS1")]
    [InlineData("C:\\Windows\\System32\\cmd.exe /c \\\\fs01\\tools\\x.exe", "\\\\fs01\\tools\\x.exe")]
    [InlineData("rundll32 C:\\windows\\system32\\comsvcs.dll, MiniDump 640 C:\\Windows\\Temp\\l.dmp full", null)]
    [InlineData("cmd /c whoami", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void FilesOfACommandLine_AreThoseThatAreNotOfWindows(string? line, string? file) => Assert.Equal(file is null ? [] : [file], StartedFiles.Of(Ran(line)));

    /// <summary>The line is the attacker's: neither its length nor its form may cost time.</summary>
    [Fact]
    public void EndlessLine_IsBounded() => Assert.Equal(5, StartedFiles.Of(Ran(string.Join(' ', Enumerable.Range(0, 500).Select(i => $"C:\\a\\{i}.exe")) + new string('\\', 20_000))).Count);

    /// <summary>A search that gave up would end the assessment.</summary>
    [Theory]
    [InlineData("a:")]
    [InlineData("C:\\a")]
    [InlineData("C:\\a b.ex ")]
    [InlineData("\\\\a")]
    [InlineData("\\\\a\\b")]
    [InlineData("c:/a/b/c/d.exx,")]
    public void LineThatNeverEndsInAProgram_IsRead(string part) => Assert.Empty(StartedFiles.Of(Ran(string.Concat(Enumerable.Repeat(part, 32_000 / part.Length)))));

    private static Finding Ran(string? line) => new()
    {
        Id = "f",
        Rule = "r",
        Title = "t",
        Level = "high",
        SourceId = "evtx/security",
        Source = new FindingPosition("a", 1),
        Excerpt = "e",
        Fields = line is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["CommandLine"] = line },
    };
}
