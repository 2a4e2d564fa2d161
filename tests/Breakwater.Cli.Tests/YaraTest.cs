using System.Runtime.InteropServices;
using System.Text.Json;

namespace Breakwater.Cli.Tests;

/// <summary><c>assess --yara</c>, with the libyara of this machine.</summary>
public sealed class YaraTest : IDisposable
{
    private const string Marker = "rule marker { strings: $a = \"harmless marker\" condition: $a and extension == \".aspx\" }\n";

    private static readonly bool Installed = new[] { "libyara.so.10", "libyara.so.9", "libyara.so.8", "libyara.so", "libyara64.dll" }.Any(n => NativeLibrary.TryLoad(n, out _));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Match_IsReportedAndChangesNoVerdict()
    {
        SkipWithoutLibrary();
        var evidence = Evidence();
        var plain = Assess(evidence);
        var tried = Assess(evidence, "--yara", _folder.Write("own.yar", Marker), "--yara", _folder.Write("more.yar", Marker));
        Assert.Equal(plain.GetProperty("verdict").ToString(), tried.GetProperty("verdict").ToString());
        var matches = tried.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("rule").GetString() == "yara/marker").ToList();
        Assert.Equal(["more.yar", "own.yar"], matches.Select(m => m.GetProperty("fields").GetProperty("ruleFile").GetString()).Order());
        Assert.All(matches, m => Assert.Equal("inetpub/wwwroot/app/page.aspx", m.GetProperty("source").GetProperty("artefact").GetString()));
        Assert.All(matches, m => Assert.Equal(JsonValueKind.Null, m.GetProperty("rung").ValueKind));
        Assert.Equal(plain.GetProperty("counts").GetProperty("findings").GetInt64() + 2, tried.GetProperty("counts").GetProperty("findings").GetInt64());
    }

    [Theory]
    [InlineData("rule a { condition: true }\nrule b { condition: missing }\n", "YARA003", "broken.yar line 2: undefined identifier")]
    [InlineData("", "YARA002", "broken.yar")]
    public void BrokenRules_AreToldWithFileAndLine(string rules, string code, string place)
    {
        SkipWithoutLibrary();
        var run = CommandLine.Run("assess", Evidence(), "--yara", _folder.Write("good.yar", Marker), "--yara", _folder.Write("broken.yar", rules));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Contains(place, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void WithoutTheLibrary_SaysWhatToInstall()
    {
        Assert.SkipWhen(Installed, "libyara is installed here");
        var run = CommandLine.Run("assess", Evidence(), "--yara", _folder.Write("own.yar", Marker));
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("YARA001", run.Error, StringComparison.Ordinal);
    }

    private static void SkipWithoutLibrary() => Assert.SkipUnless(Installed, "libyara is not installed here");

    private static JsonElement Assess(string evidence, params string[] options) =>
        Schema.AssertAssessment(CommandLine.Run(["assess", evidence, "--as-of", "2021-04-01", "--json", .. options]).Output);

    /// <summary>One page that the rule matches and one under a name that it does not.</summary>
    private string Evidence()
    {
        var evidence = SmallServer.Write(_folder);
        _folder.Write("evidence/inetpub/wwwroot/app/page.aspx", "<%@ Page Language=\"C#\" %><p>harmless marker</p>");
        _folder.Write("evidence/inetpub/wwwroot/app/page.ashx", "<%@ WebHandler Class=\"A\" %> harmless marker");
        return evidence;
    }
}
