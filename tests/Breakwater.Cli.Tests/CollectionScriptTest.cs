using System.IO.Compression;
using System.Text.Json;
using Breakwater.Tests.Scripts;

namespace Breakwater.Cli.Tests;

/// <summary>What the script of <c>collect --script</c> makes on a server without .NET is assessed like the server itself.</summary>
public sealed class CollectionScriptTest(Drills drills) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("proxylogon-mail-theft", false, false)]
    [InlineData("proxylogon-mail-theft", true, true)]
    [InlineData("proxyshell-export", true, false)]
    [InlineData("clean-patched", false, true)]
    [InlineData("mitigated", false, false)]
    public void FolderOfTheScript_GivesTheVerdictOfTheServer(string scenario, bool oldCertutil, bool zipped)
    {
        var drill = drills.Of(scenario);
        var output = Play(Player(drill.Evidence, oldCertutil));
        Assert.Equal(0, CommandLine.Run("collect", "verify", output).ExitCode);
        if (zipped)
        {
            ZipFile.CreateFromDirectory(output, _folder.At("e.zip"));
            output = _folder.At("e.zip");
        }

        var expected = drills.Assess(scenario);
        var run = CommandLine.Run("assess", output, "--as-of", drill.AsOf, "--json");
        Assert.Equal(expected.Run.ExitCode, run.ExitCode);
        var found = Schema.AssertAssessment(run.Output);
        foreach (var (part, names) in ((string, string[])[])[("exposure", ["state"]), ("verdict", ["overall"])])
        {
            Assert.All(names, n => Assert.Equal(expected.Assessment.GetProperty(part).GetProperty(n).GetRawText(), found.GetProperty(part).GetProperty(n).GetRawText()));
        }

        Assert.Equal(Campaigns(expected.Assessment), Campaigns(found));
        Assert.Equal(Rules(expected.Assessment), Rules(found));
    }

    /// <summary>Exchange on D:, the logs of IIS on E: and named on the command line; nobody names E:, and the hole is told.</summary>
    [Fact]
    public void FolderThatNobodyNamed_IsMissing_AndSaid()
    {
        var drill = drills.Of("proxylogon-mail-theft");
        Assert.True(Directory.Exists(Path.Combine(drill.Evidence, "E")));
        var player = Player(drill.Evidence, oldCertutil: false, isElevated: true, names: false);
        var found = Schema.AssertAssessment(CommandLine.Run("assess", Play(player), "--as-of", drill.AsOf, "--json").Output);
        Assert.Equal("compromised", found.GetProperty("verdict").GetProperty("overall").GetString());
        Assert.DoesNotContain(found.GetProperty("findings").EnumerateArray(), f => f.GetProperty("source").GetProperty("artefact").GetString()!.StartsWith("E:/", StringComparison.Ordinal));
        Assert.Contains(found.GetProperty("coverage").EnumerateArray(), c => c.GetProperty("source").GetString() == "iis-frontend" && c.GetProperty("fraction").GetDouble() == 0);
    }

    /// <summary>Without an administrator there are no event logs and no hives: said, and no reason for a better verdict.</summary>
    [Fact]
    public void NotElevated_IsLessEvidence_NotABetterVerdict()
    {
        var drill = drills.Of("proxylogon-mail-theft");
        var output = Play(Player(drill.Evidence, isElevated: false));
        var run = CommandLine.Run("assess", output, "--as-of", drill.AsOf, "--json");
        Assert.Equal(14, run.ExitCode);
    }

    /// <summary>The lists of the script are no logs: nothing in them is read as evidence or named as unread.</summary>
    [Fact]
    public void ListsOfTheScript_AreNoEvidence()
    {
        var drill = drills.Of("clean-patched");
        var output = Play(Player(drill.Evidence));
        var found = Schema.AssertAssessment(CommandLine.Run("assess", output, "--as-of", drill.AsOf, "--json").Output);
        Assert.DoesNotContain(found.GetProperty("unread").EnumerateArray(), u => u.GetProperty("path").GetString()!.Contains("breakwater-", StringComparison.Ordinal));
        Assert.DoesNotContain(found.GetProperty("findings").EnumerateArray(), f => f.GetProperty("source").GetProperty("artefact").GetString()!.Contains("breakwater-", StringComparison.Ordinal));
    }

    /// <summary>The end of the collection counts where its form is the same in every language; a date in the server's own order is not guessed.</summary>
    [Theory]
    [InlineData("20410310144117.050000+060", "2041-03-10T13:41:17Z", false)]
    [InlineData("20410310144117.050000-300", "2041-03-10T19:41:17Z", false)]
    [InlineData("19990310144117.050000+060", null, false)]
    [InlineData("20410310144117+060", null, true)]
    [InlineData("20411310144117.050000+060", null, true)]
    [InlineData(null, null, true)]
    public void EndOfTheCollection_IsReadFromTheCustodyFile(string? wmi, string? expected, bool isAmbiguous)
    {
        var drill = drills.Of("clean-patched");
        var found = Schema.AssertAssessment(CommandLine.Run("assess", Play(Player(drill.Evidence, wmi: wmi)), "--json").Output);
        var collected = found.GetProperty("collected");
        Assert.Equal(expected is not null, collected.GetProperty("basis").GetString()!.Contains("custody", StringComparison.Ordinal));
        if (expected is not null)
        {
            Assert.Equal(expected, collected.GetProperty("time").GetString());
        }

        Assert.Equal(isAmbiguous, found.GetProperty("unread").EnumerateArray().Any(u => u.GetProperty("reason").GetString()!.StartsWith("FILE006", StringComparison.Ordinal)));
    }

    /// <summary>A player for the drives of a drill: where Exchange lies on another one the registry says so, and the folders of IIS logs elsewhere are named.</summary>
    private static ScriptPlayer Player(string evidence, bool oldCertutil = false, bool isElevated = true, bool names = true, string? wmi = "20210310144117.050000+060")
    {
        string[] others = [.. Directory.EnumerateDirectories(evidence).Select(d => Path.GetFileName(d)).Where(d => d.Length == 1 && d != "C")];
        var install = others.FirstOrDefault(d => Directory.Exists(Path.Combine(evidence, d, "Exchange2019")));
        var player = new ScriptPlayer(Script())
        {
            OldCertutil = oldCertutil,
            IsElevated = isElevated,
            Wmi = wmi,
            Install = install is null ? null : $@"{install}:\Exchange2019",
            Further = names ? [.. others.Where(d => d != install).SelectMany(d => Directory.EnumerateDirectories(Path.Combine(evidence, d)).Select(f => $@"{d}:\{Path.GetFileName(f)}"))] : [],
        };
        foreach (var letter in others.Append("C"))
        {
            player.Drives[letter[0]] = Path.Combine(evidence, letter);
        }

        return player;
    }

    private string Play(ScriptPlayer player)
    {
        player.Play(_folder.At("out"));
        return _folder.At("out");
    }

    private static string Script()
    {
        var run = CommandLine.Run("collect", "--script");
        Assert.Equal(0, run.ExitCode);
        return run.Output.ReplaceLineEndings("\r\n");
    }

    private static IEnumerable<string> Campaigns(JsonElement assessment) =>
        assessment.GetProperty("verdict").GetProperty("campaigns").EnumerateArray().Select(c => $"{c.GetProperty("id").GetString()} {c.GetProperty("state").GetString()} {c.GetProperty("rungs").GetRawText()}");

    private static IEnumerable<string> Rules(JsonElement assessment) => assessment.GetProperty("findings").EnumerateArray().Select(f => $"{f.GetProperty("time").GetString()} {f.GetProperty("rule").GetString()} {f.GetProperty("outcome").GetString()}").Order(StringComparer.Ordinal);
}
