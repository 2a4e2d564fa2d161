using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Breakwater.Tests;
using NJsonSchema;

namespace Breakwater.Cli.Tests;

/// <summary>Collections at the limits of disks, names and rights, and what is handed to <c>collect verify</c> by mistake.</summary>
public sealed class CollectLimitsTest : IDisposable
{
    private const string Tracking = "Program Files/Microsoft/Exchange Server/V15/TransportRoles/Logs/MessageTracking/MSGTRK2021030305-1.LOG";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A file size limit stands for a full disk: the write fails the same way.</summary>
    [Fact]
    public void FullDisk_IsSaid_AndTheSameCommandGoesOn()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "limits file sizes with the shell");
        var root = SmallServer.Write(_folder);
        for (var day = 0; day < 12; day++)
        {
            var noise = new byte[8 << 20];
            new Random(day).NextBytes(noise);
            File.WriteAllBytes(_folder.Write($"evidence/inetpub/logs/LogFiles/W3SVC1/u_ex2105{day:D2}.log", ""), noise);
        }

        var start = new ProcessStartInfo("bash", ["-c", "trap '' XFSZ; ulimit -f 60000; exec dotnet \"$@\"", "bash", Path.Combine(AppContext.BaseDirectory, "breakwater.dll"), "collect", "--root", root, "--out", _folder.At("package.zip")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using (var process = Process.Start(start)!)
        {
            var full = CommandLine.Finish(process);
            Assert.Equal(2, full.ExitCode);
            Assert.Contains("COLL004", full.Error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(_folder.At("package.zip")));
        using var result = JsonDocument.Parse(Collect(root, "--json").Output);
        Assert.InRange(result.RootElement.GetProperty("resumedFiles").GetInt32(), 1, 12);
        Assert.Equal(0, CommandLine.Run("collect", "verify", _folder.At("package.zip"), "--expect", result.RootElement.GetProperty("manifestSha256").GetString()!).ExitCode);
    }

    [Fact]
    public void LongNames_AreCollectedAndAssessed()
    {
        var root = SmallServer.Write(_folder);
        var deep = Path.Combine([root, "inetpub", "wwwroot", .. Enumerable.Repeat(new string('d', 60), 8)]);
        Directory.CreateDirectory(deep);
        File.WriteAllText(Path.Combine(deep, new string('n', 240) + ".aspx"), "<%@ Page %>");
        Assert.Equal(0, Collect(root).ExitCode);
        Assert.Equal(0, CommandLine.Run("collect", "verify", _folder.At("package.zip")).ExitCode);
        using (var zip = ZipFile.OpenRead(_folder.At("package.zip")))
        {
            Assert.Contains(zip.Entries, e => e.FullName.Length > 700);
        }

        Assert.Equal(CommandLine.Run("assess", root, "--json").ExitCode, CommandLine.Run("assess", _folder.At("package.zip"), "--json").ExitCode);
    }

    [Fact]
    public void WhatMayNotBeRead_IsNamed_AndTheRestCollected()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "root reads everything");
        var root = SmallServer.Write(_folder);
        var file = _folder.Write("evidence/inetpub/wwwroot/secret.aspx", "x");
        var folder = Path.GetDirectoryName(_folder.Write("evidence/inetpub/wwwroot/closed/a.aspx", "x"))!;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.None);
            File.SetUnixFileMode(folder, UnixFileMode.None);
        }

        using var result = JsonDocument.Parse(Collect(root, "--json").Output);
        var reasons = result.RootElement.GetProperty("notCollected").EnumerateArray().Select(n => n.GetProperty("reason").GetString()!).ToList();
        Assert.Contains(reasons, r => r.StartsWith("COLL011", StringComparison.Ordinal) && r.Contains("secret.aspx", StringComparison.Ordinal));
        Assert.Contains(reasons, r => r.StartsWith("COLL010", StringComparison.Ordinal) && r.Contains("closed", StringComparison.Ordinal));
        Assert.Equal(0, CommandLine.Run("collect", "verify", _folder.At("package.zip")).ExitCode);
    }

    [Theory]
    [InlineData("empty", 10)]
    [InlineData("text", 10)]
    [InlineData("ordinary zip", 10)]
    [InlineData("folder without a list", 10)]
    [InlineData("half a package", 10)]
    [InlineData("package without its last byte", 10)]
    [InlineData("package with a byte behind it", 10)]
    [InlineData("nothing", 3)]
    public void WhatIsNoPackage_IsNotIntact(string kind, int exitCode)
    {
        Assert.Equal(0, Collect(SmallServer.Write(_folder)).ExitCode);
        var package = File.ReadAllBytes(_folder.At("package.zip"));
        var path = _folder.At("given");
        switch (kind)
        {
            case "ordinary zip":
                ZipFile.CreateFromDirectory(_folder.At("evidence"), path);
                break;
            case "folder without a list":
                Directory.CreateDirectory(path);
                break;
            case "nothing":
                break;
            default:
                File.WriteAllBytes(path, kind switch
                {
                    "text" => "not a package"u8.ToArray(),
                    "half a package" => package[..(package.Length / 2)],
                    "package without its last byte" => package[..^1],
                    "package with a byte behind it" => [.. package, 0],
                    _ => [],
                });
                break;
        }

        var run = CommandLine.Run("collect", "verify", path);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(exitCode == 10 ? "COLL0" : "given", run.Error + run.Output, StringComparison.Ordinal);
    }

    /// <summary>With everything in it that a manifest can hold: masked, left out, stated time.</summary>
    [Fact]
    public async Task Manifest_FollowsThePublishedSchema()
    {
        var root = SmallServer.Write(_folder);
        _folder.Write("evidence/" + Tracking, "#Software: Microsoft Exchange Server\r\n#Fields: date-time,client-ip,message-subject,sender-address\r\n2021-03-03T05:00:00.000Z,192.0.2.1,Salary,anna@contoso.example\r\n");
        _folder.Write("evidence/Program Files/Microsoft/Exchange Server/V15/Logging/Imap4/x.LOG", "a\r\n");
        var run = Collect(root, "--minimise", "--by", "A. Person", "--clock-offset", "2", "--taken-at", "2021-03-10", "--budget", "1GB");
        Assert.Equal(0, run.ExitCode);
        using var zip = ZipFile.OpenRead(_folder.At("package.zip"));
        using var reader = new StreamReader(zip.GetEntry("manifest.json")!.Open());
        var manifest = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        var schema = await JsonSchema.FromFileAsync(Repository.At("docs", "package.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(manifest).Select(e => e.ToString()));
        using var json = JsonDocument.Parse(manifest);
        Assert.Contains(json.RootElement.GetProperty("files").EnumerateArray(), f => f.TryGetProperty("masked", out _));
        Assert.NotEmpty(json.RootElement.GetProperty("notCollected").EnumerateArray());

        // The schema is worth something only if it refuses what is no manifest.
        Assert.NotEmpty(schema.Validate(manifest.Replace("\"packedSha256\"", "\"packedSha1\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(manifest.Replace("breakwater.package/1", "breakwater.package/2", StringComparison.Ordinal)));
    }

    private CommandLine.Result Collect(string root, params string[] more) => CommandLine.Run(["collect", "--root", root, "--out", _folder.At("package.zip"), .. more]);
}
