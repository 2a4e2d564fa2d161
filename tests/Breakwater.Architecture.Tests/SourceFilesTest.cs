using System.Text.RegularExpressions;
using Breakwater.Tests;

namespace Breakwater.Architecture.Tests;

/// <summary>What a newcomer may rely on when opening a source file.</summary>
public sealed partial class SourceFilesTest
{
    private static IEnumerable<string> SourceFiles => Directory.EnumerateFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    [Fact]
    public void NoSourceFile_IsLongerThanSixHundredLines() => Assert.Empty(SourceFiles.Where(f => File.ReadLines(f).Count() > 600));

    [Fact]
    public void Program_FitsOnAHundredLines() => Assert.InRange(File.ReadLines(Repository.At("src", "Breakwater.Cli", "Program.cs")).Count(), 1, 100);

    [Fact]
    public void UnsafeAndVectorCode_LivesInHotFoldersOnly() =>
        Assert.Empty(SourceFiles.Where(f => !f.Replace('\\', '/').Contains("/Hot/", StringComparison.Ordinal) && UnsafeOrVector().IsMatch(File.ReadAllText(f))));

    [Fact]
    public void OnlyTheCommandLine_HasAnEntryPoint() =>
        Assert.Empty(SourceFiles.Where(f => !f.Contains("Breakwater.Cli", StringComparison.Ordinal) && EntryPoint().IsMatch(File.ReadAllText(f))));

    [Fact]
    public void NoSourceFile_IsLeftUnfinished() => Assert.Empty(SourceFiles.Where(f => Unfinished().IsMatch(File.ReadAllText(f))));

    [Fact]
    public void Namespace_IsTheFolder()
    {
        var wrong = SourceFiles.Where(f => Namespace().Match(File.ReadAllText(f)) is { Success: true } match && match.Groups["name"].Value != Expected(f));
        Assert.Empty(wrong);
    }

    private static string Expected(string file) =>
        Path.GetDirectoryName(Path.GetRelativePath(Repository.At("src"), file))!.Replace('\\', '.').Replace('/', '.');

    [GeneratedRegex(@"\bunsafe\s*(\{|class|struct|static|void|delegate|fixed|partial|readonly)|\b(static|public|internal|private|sealed)\s+unsafe\b|\bVector(64|128|256|512)\b|System\.Runtime\.Intrinsics")]
    private static partial Regex UnsafeOrVector();

    [GeneratedRegex(@"static\s+(async\s+)?(void|int|Task|Task<int>)\s+Main\s*\(")]
    private static partial Regex EntryPoint();

    [GeneratedRegex(@"\bTO[D]O\b|\bFIX[M]E\b|NotImplemented[E]xception")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
