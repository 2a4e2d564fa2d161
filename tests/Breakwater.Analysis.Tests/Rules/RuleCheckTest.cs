using System.Diagnostics;
using Breakwater.Analysis.Rules;

namespace Breakwater.Analysis.Tests.Rules;

/// <summary>What <c>rules check</c> and <c>hunt</c> read of the given paths: nothing is left out without a word.</summary>
public sealed class RuleCheckTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void UnreadableFile_IsNamed_AndTheOthersAreRead()
    {
        Write("a.yml", Rule("a"));
        Write("c.yml", Rule("c"));
        var missing = Path.Combine(_folder, "b.yml");
        File.CreateSymbolicLink(missing, Path.Combine(_folder, "nowhere"));
        var check = RuleCheck.Of([_folder]);
        Assert.Equal(2, check.Rules);
        Assert.Equal([$"RULE902 {missing}: expected a rule file or a folder of them, found nothing; no rule is loaded from it"], check.Unreadable);
    }

    [Fact]
    public void HugeFile_IsNamed_AndNotRead()
    {
        var huge = Write("huge.yml", "");
        using (var stream = File.OpenWrite(huge))
        {
            stream.SetLength(100_000_000_000);
        }

        Assert.Equal([$"RULE902 {huge}: expected a rule file or a folder of them, found 100000000000 bytes, more than a rule file may have; no rule is loaded from it"], RuleCheck.Of([_folder]).Unreadable);
    }

    [Fact]
    public void LinkToAFile_IsRead_AndOneToAFolderIsNotFollowed()
    {
        Write("rules/a.yml", Rule("a"));
        Write("elsewhere/b.yml", Rule("b"));
        File.CreateSymbolicLink(Path.Combine(_folder, "rules", "b.yml"), Path.Combine(_folder, "elsewhere", "b.yml"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "rules", "back"), _folder);
        var check = RuleCheck.Of([Path.Combine(_folder, "rules")]);
        Assert.Equal((2, 2), (check.Files, check.Rules));
    }

    [Fact]
    public void FolderWithoutRules_IsNamedApart()
    {
        Write("empty/README.md", "nothing");
        var empty = Path.Combine(_folder, "empty");
        var check = RuleCheck.Of([empty, Write("a.yml", Rule("a"))]);
        Assert.Equal(1, check.Rules);
        Assert.Empty(check.Unreadable);
        Assert.Equal([$"RULE902 {empty}: expected a rule file or a folder of them, found a folder without any; no rule is loaded from it"], check.WithoutRules);
    }

    /// <summary>Opening a pipe would wait for somebody to write into it.</summary>
    [Fact]
    public void PipesAndEmptyFiles_AreNamed_AndNotOpened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "pipes are no files there");
        Write("rules/a.yml", Rule("a"));
        var empty = Write("rules/b.yml", "");
        var pipe = Pipe("rules/c.yml");
        var link = Path.Combine(_folder, "rules", "d.yml");
        File.CreateSymbolicLink(link, pipe);
        var check = RuleCheck.Of([Path.Combine(_folder, "rules"), "/dev/null"]);
        Assert.Equal(1, check.Rules);
        Assert.Empty(check.Unreadable);
        Assert.Equal(
            [
                .. new[] { empty, pipe, link }.Select(f => $"RULE902 {f}: expected a rule file or a folder of them, found an empty file, or a pipe, socket or device; no rule is loaded from it"),
                "RULE902 /dev/null: expected a rule file or a folder of them, found nothing in it; no rule is loaded from it",
            ],
            check.WithoutRules);
    }

    /// <summary><c>rules check &lt;(cat x.yml)</c>: the shell names a pipe to which it writes.</summary>
    [Fact]
    public async Task PipeThatIsNamedItself_IsRead()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "pipes are no files there");
        Write("a.yml", Rule("a"));
        var pipe = Pipe("p");
        var writing = Task.Run(() => File.WriteAllText(pipe, Rule("b")), TestContext.Current.CancellationToken);
        var check = RuleCheck.Of([Path.Combine(_folder, "a.yml"), pipe]);
        await writing;
        Assert.Equal(2, check.Rules);
        Assert.Empty(check.Unreadable);
    }

    private string Pipe(string name)
    {
        var pipe = Path.Combine(_folder, name);
        using var made = Process.Start("mkfifo", [pipe]);
        made.WaitForExit();
        return pipe;
    }

    [Fact]
    public void FolderThatMayNotBeRead_IsNamed_AndTheOthersAreRead()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "a privileged user may read every folder");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Write("rules/a.yml", Rule("a"));
        Write("rules/closed/b.yml", Rule("b"));
        Write("rules/open/c.yml", Rule("c"));
        var closed = Path.Combine(_folder, "rules", "closed");
        File.SetUnixFileMode(closed, UnixFileMode.None);
        try
        {
            var check = RuleCheck.Of([Path.Combine(_folder, "rules"), closed]);
            Assert.Equal(2, check.Rules);
            Assert.Equal(2, check.Unreadable.Count(u => u.StartsWith($"RULE902 {closed}: expected a rule file or a folder of them, found ", StringComparison.Ordinal)));
            Assert.Empty(check.WithoutRules);
        }
        finally
        {
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Twenty files with nearly the most that a rule may have: sixteen fit into a run, whatever the threads.</summary>
    [Fact]
    public void RulesOverTheBoundOfARun_AreTheLastOnes()
    {
        var placeholders = Write("placeholders", "many: [" + string.Join(", ", Enumerable.Range(0, 100).Select(i => $"h{new string('x', 38_000)}{i}")) + "]");
        for (var i = 10; i < 30; i++)
        {
            Write($"{i}.yml", Rule($"r{i}", "F|expand: '%many%'"));
        }

        var check = RuleCheck.Of([_folder], placeholders);
        Assert.Equal(16, check.Rules);
        Assert.Equal(["26.yml", "27.yml", "28.yml", "29.yml"], check.Problems.Where(p => p.Code == "SIGMA218").Select(p => Path.GetFileName(p.Path)));
    }

    private static string Rule(string name, string entry = "F: a") => $"title: T\nname: {name}\nlogsource: {{category: webserver}}\ndetection:\n  s:\n    {entry}\n  condition: s\n";

    private string Write(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }
}
