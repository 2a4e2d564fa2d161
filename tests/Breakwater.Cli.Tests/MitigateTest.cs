using System.Security.Cryptography;
using System.Text.Json;

namespace Breakwater.Cli.Tests;

/// <summary>The mitigate commands as a user runs them, against the web server of a drill.</summary>
public sealed class MitigateTest
{
    private const string Caution = "A mitigation is not a remediation if the server was already compromised, nor full protection against attack.";

    [Fact]
    public void PlanApplyVerifyRollback_DoWhatTheySay()
    {
        using var server = new MountedServer();
        var before = server.Digests();

        var plan = server.Run("plan", "--build", "15.1.2106.2", "--json");
        Assert.Equal(0, plan.ExitCode);
        var cookie = Json(plan).GetProperty("plan").EnumerateArray().First();
        Assert.Equal(("MIT-2021-26855-COOKIE", "needed", "absent"), (Text(cookie, "id"), Text(cookie, "need"), Text(cookie, "state")));
        Assert.Contains("Mar21SU", Text(cookie, "why"), StringComparison.Ordinal);
        Assert.Equal(@"C:\inetpub\wwwroot\web.config", Assert.Single(cookie.GetProperty("files").EnumerateArray()).GetString());

        var refused = server.Run("apply", "--id", "MIT-2021-26855-COOKIE");
        Assert.Equal(10, refused.ExitCode);
        Assert.Contains("MITI008", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, server.Digests());

        Assert.Equal(0, server.Run("apply", "--id", "MIT-2021-26855-COOKIE", "--without-package", "--dry-run").ExitCode);
        Assert.Equal(before, server.Digests());

        var applied = server.Run("apply", "--id", "mit-2021-26855-cookie", "--without-package");
        Assert.True(applied.ExitCode == 0, applied.Error);
        Assert.Contains("not a remediation", applied.Error, StringComparison.Ordinal);
        Assert.NotEqual(before, server.Digests());

        var verified = server.Run("verify", "--id", "MIT-2021-26855-COOKIE", "--json");
        Assert.Equal(0, verified.ExitCode);
        var report = Json(verified).GetProperty("mitigations")[0];
        Assert.Equal("effective", Text(report, "state"));
        Assert.Contains("without a sealed package", Text(report, "declared"), StringComparison.Ordinal);
        Assert.Contains("still running vulnerable code", Text(report, "caveat"), StringComparison.Ordinal);
        Assert.Contains(report.GetProperty("proof").EnumerateArray(), r => r.GetProperty("attack").GetBoolean() && Text(r, "outcome") == "aborted");
        Assert.All(report.GetProperty("proof").EnumerateArray(), r => Assert.True(r.GetProperty("asExpected").GetBoolean()));

        Assert.Equal(0, server.Run("rollback").ExitCode);
        Assert.Equal(before, server.Digests());
        Assert.Equal(10, server.Run("verify", "--id", "MIT-2021-26855-COOKIE").ExitCode);
    }

    [Fact]
    public void AnInterruptedTransaction_IsReported_AndNothingElse()
    {
        using var server = new MountedServer();
        Assert.Equal(0, server.Run("apply", "--id", "MIT-2021-26855-COOKIE", "--without-package").ExitCode);

        // What a crash after the journal and before the files leaves behind.
        var journal = Directory.EnumerateFiles(server.Folder, "journal.json", SearchOption.AllDirectories).Single();
        var text = File.ReadAllText(journal);
        using (var document = JsonDocument.Parse(text))
        {
            var files = document.RootElement.GetProperty("applied")[0].GetProperty("files").GetRawText();
            var pending = $$""", "pending": {"action": "apply", "ids": ["MIT-2021-26855-COOKIE"], "at": "2026-11-29T12:00:00Z", "writes": {{files}}, "appliedAfter": {{document.RootElement.GetProperty("applied").GetRawText()}} } }""";
            File.WriteAllText(journal, text.TrimEnd()[..^1] + pending);
        }

        var before = server.Digests();
        var verified = server.Run("verify", "--json");
        Assert.Equal(10, verified.ExitCode);
        Assert.Equal("interrupted", Text(Json(verified), "state"));
        Assert.Equal(10, server.Run("plan").ExitCode);
        Assert.Equal(before, server.Digests());

        Assert.Equal(0, server.Run("rollback").ExitCode);
        Assert.DoesNotContain("X-BEResource", File.ReadAllText(server.SiteConfig), StringComparison.Ordinal);
    }

    [Fact]
    public void WrongInput_HasItsExitCode()
    {
        using var server = new MountedServer();
        Assert.Equal(2, server.Run("apply", "--id", "MIT-NOWHERE", "--without-package").ExitCode);
        Assert.Equal(2, server.Run("apply", "--without-package").ExitCode);
        Assert.Equal(2, server.Run("plan", "--build", "many").ExitCode);
        Assert.Equal(2, server.Run("apply", "--id", "MIT-EP", "--allow-address", "here", "--without-package").ExitCode);
        Assert.Equal(3, CommandLine.Run("mitigate", "verify", "--root", Path.Combine(server.Folder, "inetpub")).ExitCode);
        Assert.Equal(10, server.Run("rollback", "--id", "MIT-EP").ExitCode);

        File.WriteAllText(Path.Combine(server.Folder, "not.zip"), "no package");
        var package = server.Run("apply", "--id", "MIT-EP", "--package", Path.Combine(server.Folder, "not.zip"));
        Assert.Equal(10, package.ExitCode);
        Assert.Contains("MITI024", package.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("list", "--json")]
    public void EveryListing_SaysWhatAMitigationIsNot(params string[] arguments) =>
        Assert.Contains(Caution, CommandLine.Run(["mitigate", .. arguments]).Output, StringComparison.Ordinal);

    private static JsonElement Json(CommandLine.Result result) => JsonDocument.Parse(result.Output).RootElement;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    /// <summary>The configuration files of a drill, laid out as a mounted system drive.</summary>
    private sealed class MountedServer : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public MountedServer()
        {
            var drill = Path.Combine(_folder.Path, "drill");
            Assert.Equal(0, CommandLine.Run("drill", "mitigated-cleared", "--out", drill, "--size", "1MB").ExitCode);
            var host = Directory.EnumerateFiles(drill, "applicationHost.config", SearchOption.AllDirectories).Single();
            Folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(host)!, "..", "..", "..", ".."));
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(host)!, "..", "rewrite.dll"), "");
        }

        public string Folder { get; }

        public string SiteConfig => Path.Combine(Folder, "inetpub", "wwwroot", "web.config");

        public CommandLine.Result Run(string command, params string[] arguments) => CommandLine.Run(["mitigate", command, "--root", Folder, .. arguments]);

        public IReadOnlyDictionary<string, string> Digests() => Directory.EnumerateFiles(Folder, "*.config", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .ToDictionary(f => f, f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))), StringComparer.Ordinal);

        public void Dispose() => _folder.Dispose();
    }
}
