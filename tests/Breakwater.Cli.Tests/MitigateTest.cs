using System.Security.Cryptography;
using System.Text.Json;
using Breakwater.Tests.Hives;

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

        server.Interrupt();
        var before = server.Digests();
        var verified = server.Run("verify", "--json");
        Assert.Equal(10, verified.ExitCode);
        Assert.Equal("interrupted", Text(Json(verified), "state"));
        Assert.Equal(10, server.Run("plan").ExitCode);
        Assert.Equal(10, server.Run("apply", "--id", "MIT-EP", "--without-package", "--dry-run").ExitCode);
        Assert.Equal(10, server.Run("rollback", "--dry-run").ExitCode);
        Assert.Equal(0, CommandLine.Run("mitigate", "list").ExitCode);

        // What only reads names it and the command that repairs it.
        var package = Path.Combine(server.Folder, "..", "open.zip");
        var collected = CommandLine.Run("collect", "--root", server.Folder, "--out", package);
        Assert.True(collected.ExitCode == 0, collected.Error);
        Assert.Contains("MITI012", collected.Error, StringComparison.Ordinal);
        foreach (var evidence in (string[])[server.Folder, package])
        {
            var assessed = Json(CommandLine.Run("assess", evidence, "--json"));
            Assert.Contains(assessed.GetProperty("unread").EnumerateArray(), u => Text(u, "reason").StartsWith("FILE005", StringComparison.Ordinal));
            var policy = assessed.GetProperty("mitigations").EnumerateArray().Single(m => Text(m, "id") == "MIT-2026-42897-CSP");
            Assert.Equal("unknown", Text(policy, "state"));
            Assert.StartsWith("interrupted", Text(policy, "evidence"), StringComparison.Ordinal);
        }

        Assert.Equal(before, server.Digests());
        Assert.Equal("interrupted", Text(Json(server.Run("verify", "--json")), "state"));

        Assert.Equal(0, server.Run("rollback").ExitCode);
        Assert.DoesNotContain("X-BEResource", File.ReadAllText(server.SiteConfig), StringComparison.Ordinal);
    }

    /// <summary>Whatever was asked for, and however it is refused: the open transaction is completed first.</summary>
    [Theory]
    [InlineData(10, "apply", "--id", "MIT-EP")]
    [InlineData(10, "apply", "--id", "MIT-EP", "--package", "nowhere.zip")]
    [InlineData(2, "apply", "--id", "MIT-NOWHERE", "--without-package")]
    [InlineData(10, "rollback", "--id", "MIT-EP")]
    [InlineData(2, "rollback", "--id", "MIT-NOWHERE")]
    public void ARefusedChange_CompletesTheOpenOneFirst(int exitCode, string command, params string[] arguments)
    {
        using var server = new MountedServer();
        Assert.Equal(0, server.Run("apply", "--id", "MIT-2021-26855-COOKIE", "--without-package").ExitCode);
        server.Interrupt();
        var run = server.Run(command, arguments);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains("MITI014", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, server.Run("verify", "--id", "MIT-2021-26855-COOKIE").ExitCode);
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

        // A configuration that says nothing is no good news; one that breaks off is told.
        var host = Directory.EnumerateFiles(server.Folder, "applicationHost.config", SearchOption.AllDirectories).Single();
        var text = File.ReadAllText(host);
        File.WriteAllText(host, "MZ\0 no configuration");
        Assert.Equal(3, server.Run("verify").ExitCode);
        Assert.Equal(3, server.Run("plan").ExitCode);
        Assert.Contains("IISC001", server.Run("verify", "--json").Error, StringComparison.Ordinal);
        File.WriteAllText(host, text[..(text.Length - 20)]);
        Assert.Contains("IISC001", server.Run("verify").Error, StringComparison.Ordinal);
        File.WriteAllText(host, text);
        Assert.Equal("", server.Run("verify").Error);

        File.WriteAllText(Path.Combine(server.Folder, "not.zip"), "no package");
        var package = server.Run("apply", "--id", "MIT-EP", "--package", Path.Combine(server.Folder, "not.zip"));
        Assert.Equal(10, package.ExitCode);
        Assert.Contains("MITI024", package.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ASealedPackageOfThisServer_IsEnough_AndAnotherOneIsNot()
    {
        using var server = new MountedServer();
        var package = Path.Combine(server.Folder, "..", "sealed.zip");
        var collected = CommandLine.Run("collect", "--root", server.Folder, "--out", package);
        Assert.True(collected.ExitCode == 0, collected.Error);

        var applied = server.Run("apply", "--id", "MIT-TOKENCACHE", "--id", "MIT-2021-26855-COOKIE", "--package", package);
        Assert.True(applied.ExitCode == 0, applied.Error);
        Assert.DoesNotContain("without a sealed package", server.Run("verify", "--id", "MIT-2021-26855-COOKIE").Output, StringComparison.Ordinal);

        var host = Directory.EnumerateFiles(server.Folder, "applicationHost.config", SearchOption.AllDirectories).Single();
        File.AppendAllText(host, "<!-- another server -->");
        var other = server.Run("apply", "--id", "MIT-EP", "--package", package);
        Assert.Equal(10, other.ExitCode);
        Assert.Contains("not the one of this root", other.Error, StringComparison.Ordinal);
    }

    /// <summary>The hives of a mounted root decide what the files alone do not.</summary>
    [Fact]
    public void MountedRegistry_DecidesOnServicesAndProtection()
    {
        using var server = new MountedServer();
        Assert.Equal("unknown", State(server, "MIT-2021-26857-UM"));
        var system = MadeUpHives.System();
        foreach (var name in (string[])["RpcSs", "EventLog", "W3SVC", "MSExchangeHM", "MSExchangeHMRecovery", "MSExchangeUMCR"])
        {
            MadeUpHives.Service(system, name, "x.exe", 4);
        }

        server.Write("Windows/System32/config/SYSTEM", HiveWriter.Write(system));
        Assert.Equal("present-not-effective", State(server, "MIT-2021-26857-UM"));
        Assert.Equal("effective", State(server, "MIT-EP"));

        system.At(@"ControlSet001\Services\MSExchangeUM").Values.RemoveAll(v => v.Name == "Start");
        system.At(@"ControlSet001\Services\MSExchangeUM").Number("Start", 4);
        system.At(@"ControlSet001\Control\Lsa").Values.RemoveAll(v => v.Name == "SuppressExtendedProtection");
        system.At(@"ControlSet001\Control\Lsa").Number("SuppressExtendedProtection", 1);
        server.Write("Windows/System32/config/SYSTEM", HiveWriter.Write(system));
        Assert.Equal("effective", State(server, "MIT-2021-26857-UM"));
        Assert.Equal("present-not-effective", State(server, "MIT-EP"));

        server.Write("Windows/System32/config/SYSTEM", new HiveWriter { IsDirty = true }.Of(system));
        Assert.Equal("unknown", State(server, "MIT-2021-26857-UM"));
        server.Write("Windows/System32/config/SYSTEM", "no hive"u8.ToArray());
        var run = server.Run("verify", "--id", "MIT-2021-26857-UM");
        Assert.Contains("HIVE001", run.Error, StringComparison.Ordinal);
        Assert.Contains("unknown", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void SavedCmdletOutput_IsFoundAtTheTopOfTheRoot_OrGivenByName()
    {
        using var server = new MountedServer();
        var export = """[{"ComponentName":"Global","SectionName":"CatTokenAuthorizationCheck","Status":"Accepted","Server":[],"Parameters":["Enabled=false"]}]"""u8.ToArray();
        server.Write("../overrides.json", export);
        Assert.Equal("unknown", State(server, "MIT-UNSAFE-OVERRIDES"));
        Assert.Equal("present-not-effective", State(server, "MIT-UNSAFE-OVERRIDES", "--export", Path.Combine(server.Folder, "..", "overrides.json")));
        Assert.Equal(3, server.Run("verify", "--export", Path.Combine(server.Folder, "absent.json")).ExitCode);
        server.Write("overrides.json", export);
        Assert.Equal("present-not-effective", State(server, "MIT-UNSAFE-OVERRIDES"));

        // The bad one may stand in what is missing; the good one alone proves nothing.
        const string good = "ComponentName : Global\nSectionName : ExchangeOnpremAsThirdPartyAppId\nStatus : Accepted\nServer : {}\nParameters : {Enabled=true}\n";
        File.Delete(Path.Combine(server.Folder, "overrides.json"));
        server.Write("overrides.txt", System.Text.Encoding.UTF8.GetBytes(good));
        var cut = server.Run("verify", "--id", "MIT-UNSAFE-OVERRIDES");
        Assert.Contains("FILE004", cut.Error, StringComparison.Ordinal);
        Assert.Contains("MIT-UNSAFE-OVERRIDES  unknown", cut.Output, StringComparison.Ordinal);
        server.Write("overrides.txt", System.Text.Encoding.UTF8.GetBytes(good + "\n"));
        Assert.DoesNotContain("FILE004", server.Run("verify", "--id", "MIT-UNSAFE-OVERRIDES").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("list", "--json")]
    public void EveryListing_SaysWhatAMitigationIsNot(params string[] arguments) =>
        Assert.Contains(Caution, CommandLine.Run(["mitigate", .. arguments]).Output, StringComparison.Ordinal);

    private static string State(MountedServer server, string id, params string[] arguments) =>
        Text(Json(server.Run("verify", ["--id", id, "--json", .. arguments])).GetProperty("mitigations")[0], "state");

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

        public void Write(string path, byte[] content)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, path))!);
            File.WriteAllBytes(Path.Combine(Folder, path), content);
        }

        /// <summary>What a crash after the journal and before the files leaves behind.</summary>
        public void Interrupt()
        {
            var journal = Directory.EnumerateFiles(Folder, "journal.json", SearchOption.AllDirectories).Single();
            var text = File.ReadAllText(journal);
            using var document = JsonDocument.Parse(text);
            var applied = document.RootElement.GetProperty("applied");
            var pending = $$""", "pending": {"action": "apply", "ids": ["MIT-2021-26855-COOKIE", "MIT-2026-42897-CSP"], "at": "2026-11-29T12:00:00Z", "writes": {{applied[0].GetProperty("files").GetRawText()}}, "appliedAfter": {{applied.GetRawText()}} } }""";
            File.WriteAllText(journal, text.TrimEnd()[..^1] + pending);
        }

        public CommandLine.Result Run(string command, params string[] arguments) => CommandLine.Run(["mitigate", command, "--root", Folder, .. arguments]);

        public IReadOnlyDictionary<string, string> Digests() => Directory.EnumerateFiles(Folder, "*.config", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .ToDictionary(f => f, f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))), StringComparer.Ordinal);

        public void Dispose() => _folder.Dispose();
    }
}
