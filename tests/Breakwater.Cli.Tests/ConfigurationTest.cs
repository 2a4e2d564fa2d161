using System.Text.Json;
using Breakwater.Tests.Hives;

namespace Breakwater.Cli.Tests;

/// <summary>What the web server's configuration and its kept copies say, through the whole program.</summary>
public sealed class ConfigurationTest
{
    private const string Live = "evidence/C/Windows/System32/inetsrv/config/applicationHost.config";

    [Fact]
    public void HiddenDirectory_GoneFromTheConfiguration_IsCompromised()
    {
        using var folder = new TemporaryFolder();
        folder.Write(Live, Host(""));
        folder.Write("evidence/C/inetpub/history/CFGHISTORY_0000000004/applicationHost.config", Host(""));
        folder.Write("evidence/C/inetpub/history/CFGHISTORY_0000000005/applicationHost.config", Host("<virtualDirectory path=\"/x\" physicalPath=\"C:\\ProgramData\\COM1\\\" />"));
        var run = CommandLine.Run("assess", folder.At("evidence"), "--json");
        Assert.Equal(14, run.ExitCode);
        var finding = Assert.Single(Schema.AssertAssessment(run.Output).GetProperty("findings").EnumerateArray());
        Assert.Equal(("site-directories", "5"), (finding.GetProperty("rule").GetString(), finding.GetProperty("fields").GetProperty("lastCopy").GetString()));
        Assert.EndsWith("CFGHISTORY_0000000005/applicationHost.config", finding.GetProperty("source").GetProperty("artefact").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ModuleInTemp_AddedWhileCopiesWereKept_IsCompromised()
    {
        using var folder = new TemporaryFolder();
        folder.Write(Live, Host("", "C:\\Windows\\Temp\\m.dll"));
        Assert.Equal(13, CommandLine.Run("assess", folder.At("evidence"), "--json").ExitCode);
        folder.Write("evidence/C/inetpub/history/CFGHISTORY_0000000004/applicationHost.config", Host(""));
        Assert.Equal(14, CommandLine.Run("assess", folder.At("evidence"), "--json").ExitCode);
    }

    [Fact]
    public void VendorsModule_IsALeadThatDecidesNothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write(Live, Host("", "C:\\Windows\\System32\\inetsrv\\authsspi.dll"));
        var without = CommandLine.Run("assess", folder.At("evidence"), "--json").ExitCode;
        folder.Write(Live, Host("", "C:\\Program Files\\Vendor\\vendor.dll"));
        var run = CommandLine.Run("assess", folder.At("evidence"), "--json");
        var assessment = Schema.AssertAssessment(run.Output);
        Assert.Equal("low", Assert.Single(assessment.GetProperty("findings").EnumerateArray()).GetProperty("confidence").GetString());
        Assert.Equal(without, run.ExitCode);
        Assert.Contains("m: C:\\Program Files\\Vendor\\vendor.dll", Facts(assessment, "iis-module"));
    }

    /// <summary>Administrators save the output of several commands in one file: a listing of files at its start hides nothing behind it.</summary>
    [Fact]
    public void SettingsBehindAListingOfFiles_AreRead()
    {
        const string listing = " Verzeichnis von C:\\inetpub\\wwwroot\r\n\r\n03.03.2021  04:12    <DIR>          .\r\n03.03.2021  04:12               701 iisstart.htm\r\n";
        using var folder = new TemporaryFolder();
        folder.Write("evidence/saved.txt", listing + "\r\n\r\nName        : OAB (Default Web Site)\r\nServer      : EXCH01\r\nExternalUrl : http://f/<script language=\"JScript\" runat=\"server\">PAYLOAD</script>\r\n");
        var assessment = Schema.AssertAssessment(CommandLine.Run("assess", folder.At("evidence"), "--json").Output);
        Assert.Equal("virtual-directories", Assert.Single(assessment.GetProperty("findings").EnumerateArray()).GetProperty("rule").GetString());
        Assert.Equal(["file-listing", "virtual-directory-export"], Sources(assessment).Order(StringComparer.Ordinal));
        folder.Write("evidence/saved.txt", listing);
        Assert.Equal(["file-listing"], Sources(Schema.AssertAssessment(CommandLine.Run("assess", folder.At("evidence"), "--json").Output)));

        static IEnumerable<string?> Sources(JsonElement assessment) =>
            assessment.GetProperty("coverage").EnumerateArray().Where(c => c.GetProperty("artefacts").GetInt32() > 0).Select(c => c.GetProperty("source").GetString());
    }

    [Fact]
    public void HandlerForPictures_IsSuspected_MitigationIsNot()
    {
        using var folder = new TemporaryFolder();
        folder.Write("evidence/C/inetpub/wwwroot/web.config", "<configuration><system.webServer><rewrite><rules><rule name=\"any\"><match url=\".*\" /><conditions><add input=\"{HTTP_COOKIE}\" pattern=\"(.*)X-BEResource=(.+)/(.+)~(.+)\" /></conditions><action type=\"AbortRequest\" /></rule></rules></rewrite></system.webServer></configuration>");
        var clean = Schema.AssertAssessment(CommandLine.Run("assess", folder.At("evidence"), "--json").Output);
        Assert.Empty(clean.GetProperty("findings").EnumerateArray());
        folder.Write("evidence/D/EX/FrontEnd/HttpProxy/owa/web.config", "<configuration><system.webServer><handlers><add name=\"p\" path=\"*.png\" verb=\"*\" type=\"System.Web.UI.PageHandlerFactory\" /></handlers></system.webServer></configuration>");
        var run = CommandLine.Run("assess", folder.At("evidence"), "--json");
        Assert.Equal(13, run.ExitCode);
        Assert.Equal("handlers", Assert.Single(Schema.AssertAssessment(run.Output).GetProperty("findings").EnumerateArray()).GetProperty("rule").GetString());
    }

    /// <summary>A fix that an override can switch off is settled by an export of the overrides.</summary>
    [Theory]
    [InlineData(null, "fixed-if-configured")]
    [InlineData("""[{"ComponentName":"Global","SectionName":"CatTokenAuthorizationCheck","Status":"Accepted","Server":null,"Parameters":["Enabled=false"]}]""", "vulnerable")]
    [InlineData("""[{"ComponentName":"Global","SectionName":"CatTokenAuthorizationCheck","Status":"Accepted","Server":["EXCH02"],"Parameters":["Enabled=false"]}]""", "fixed")]
    [InlineData("""[{"ComponentName":"Cafe","SectionName":"HttpRequestFiltering","Status":"Accepted","Server":null,"Parameters":["Enabled=true"]}]""", "fixed")]
    [InlineData("ComponentName : Cafe\r\nSectionName : HttpRequestFiltering\r\nStatus : Accepted\r\nServer : {}\r\nParameters : {Enabled=true}\r\n\r\n\r\n", "fixed")]
    [InlineData("ComponentName : Cafe\r\nSectionName : HttpRequestFiltering\r\nStatus : Accepted\r\nServer : {}\r\nParameters : {Enabled=true}\r\n", "fixed-if-configured")]
    [InlineData("ComponentName : Global\r\nSectionName : CatTokenAuthorizationCheck\r\nStatus : Accepted\r\nServer : {}\r\nParameters : {a=1, b=2, c=3, d=4...}\r\n\r\n\r\n", "fixed-if-configured")]
    public void SettingOverrides_SettleWhatTheBuildLeavesOpen(string? overrides, string state)
    {
        using var folder = new TemporaryFolder();
        WriteServer(folder, "15.02.2562.029");
        if (overrides is not null)
        {
            folder.Write("evidence/overrides.json", overrides);
        }

        var cves = Schema.AssertAssessment(CommandLine.Run("assess", folder.At("evidence"), "--json").Output).GetProperty("exposure").GetProperty("cves").EnumerateArray();
        Assert.Equal(state, cves.Single(c => c.GetProperty("id").GetString() == "CVE-2025-53782").GetProperty("state").GetString());
    }

    /// <summary>Start types of services decide on a mitigation as they do in <c>mitigate verify</c>.</summary>
    [Fact]
    public void RegistryHive_DecidesOnAMitigation()
    {
        using var folder = new TemporaryFolder();
        WriteServer(folder, "15.01.2106.002");
        var mitigations = Schema.AssertAssessment(CommandLine.Run("assess", folder.At("evidence"), "--json").Output).GetProperty("mitigations").EnumerateArray();
        var um = mitigations.Single(m => m.GetProperty("id").GetString() == "MIT-2021-26857-UM");
        Assert.Equal("present-not-effective", um.GetProperty("state").GetString());
        Assert.Contains("MSExchangeUM is not disabled (Start=2)", um.GetProperty("evidence").GetString(), StringComparison.Ordinal);
    }

    /// <summary>A server called EXCH01: its SYSTEM hive and the version of its setup program.</summary>
    private static void WriteServer(TemporaryFolder folder, string build)
    {
        folder.Write("evidence/Get-Command-ExSetup.txt", $"ProductVersion   FileVersion      FileName\r\n--------------   -----------      --------\r\n{build}   {build}   C:\\Program Files\\Microsoft\\Exchange Server\\V15\\bin\\ExSetup.exe\r\n");
        File.WriteAllBytes(folder.Write("evidence/C/Windows/System32/config/SYSTEM", ""), HiveWriter.Write(MadeUpHives.System()));
    }

    private static IEnumerable<string?> Facts(JsonElement assessment, string name) => assessment.GetProperty("server").GetProperty("facts").EnumerateArray()
        .Where(f => f.GetProperty("name").GetString() == name).Select(f => f.GetProperty("value").GetString());

    private static string Host(string directory, string? module = null) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <configuration>
          <configSections><sectionGroup name="system.applicationHost" /></configSections>
          <system.applicationHost><sites><site name="Default Web Site" id="1">
            <application path="/"><virtualDirectory path="/" physicalPath="%SystemDrive%\inetpub\wwwroot" />{directory}</application>
            <bindings><binding protocol="https" bindingInformation="*:443:" /></bindings></site></sites></system.applicationHost>
          <system.webServer><globalModules><add name="UriCacheModule" image="%windir%\System32\inetsrv\cachuri.dll" />{(module is null ? "" : $"<add name=\"m\" image=\"{module}\" />")}</globalModules></system.webServer>
        </configuration>
        """;
}
