using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Hunting;
using Breakwater.Model;
using Breakwater.Model.Hunting;

namespace Breakwater.Analysis.Tests.Hunting;

public sealed class MatchStoreTest
{
    /// <summary>Matches quote evidence: a program that is killed leaves no file of them behind.</summary>
    [Fact]
    public void File_HasNoNameWhileTheProgramRuns()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "open files are listed on Linux only; on Windows the system deletes it when the program ends");
        using var store = new MatchStore();
        var position = new FindingPosition("a.log", 7);
        store.Add(
            new HuntMatch { Rule = new HuntRule("id", "Title", "high", "r.yml", []), Source = "iis/frontend", Position = position, Excerpt = "row" },
            new MatchedRecord("iis/frontend", position, null, null, "hash", "a.log", new Dictionary<string, string>(), "row"));
        store.Complete();

        var open = Directory.EnumerateFiles("/proc/self/fd").Select(f => new FileInfo(f).LinkTarget).Where(t => t?.Contains("breakwater-hunt-", StringComparison.Ordinal) == true).ToList();
        // Tests beside this one may be opening theirs.
        Assert.Contains(open, t => t!.EndsWith(" (deleted)", StringComparison.Ordinal));
        Assert.Equal(["row"], store.Matches().Select(m => m.Excerpt));
    }
}
