using Breakwater.Detection.Autostarts;
using Breakwater.Detection.Hives;
using Breakwater.Detection.Tests.Hives;
using Breakwater.Model;
using Breakwater.Tests.Hives;

namespace Breakwater.Detection.Tests.Autostarts;

public sealed class RegistryAutostartsTest
{
    private static readonly AutostartDetector Detector = new([]);

    [Fact]
    public void CleanServer_HasNoTrace()
    {
        Assert.Empty(Traces(MadeUpHives.System()));
        Assert.Empty(Traces(MadeUpHives.Software()));
    }

    [Fact]
    public void Service_IsFoundWithAccountTimeAndLibrary()
    {
        var system = MadeUpHives.System();
        MadeUpHives.Service(system, "wmisvc", @"%SystemRoot%\System32\svchost.exe -k netsvcs").At("Parameters").Text("ServiceDll", @"C:\PerfLogs\wmi.dll");
        var trace = Assert.Single(Traces(system));
        Assert.Equal((Confidence.Medium, "LocalSystem", "2021-03-03T05:12:38.0000000Z"), (trace.Confidence, trace.Fields["account"], trace.Time.ToString()));
        Assert.Contains(@"C:\PerfLogs\wmi.dll", trace.Excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public void TaskWithoutDescriptor_IsHidden()
    {
        var software = MadeUpHives.Software();
        MadeUpHives.Task(software, @"\WinUpdate", "{2}", @"C:\Windows\System32\cmd.exe", "/c whoami", isVisible: false);
        var trace = Assert.Single(Traces(software));
        Assert.Equal((Confidence.High, @"\WinUpdate"), (trace.Confidence, trace.Fields["name"]));
    }

    [Fact]
    public void CachedTask_IsReadWithArguments()
    {
        var software = MadeUpHives.Software();
        MadeUpHives.Task(software, @"\x", "{2}", "rundll32.exe", @"C:\Users\Public\a.dll,Run");
        Assert.Equal(@"rundll32.exe C:\Users\Public\a.dll,Run", Assert.Single(Traces(software)).Fields["command"]);
    }

    [Theory]
    [InlineData(@"Microsoft\Windows\CurrentVersion\Run", "u", @"C:\Users\Public\u.exe")]
    [InlineData(@"Wow6432Node\Microsoft\Windows\CurrentVersion\Run", "u", @"C:\Users\Public\u.exe")]
    [InlineData(@"Microsoft\Windows NT\CurrentVersion\Winlogon", "Shell", @"explorer.exe, C:\PerfLogs\s.exe")]
    [InlineData(@"Microsoft\Windows NT\CurrentVersion\Windows", "AppInit_DLLs", @"C:\PerfLogs\s.dll")]
    [InlineData(@"Microsoft\Windows NT\CurrentVersion\Image File Execution Options\utilman.exe", "Debugger", "cmd.exe")]
    public void OtherStarts_AreFound(string key, string value, string text)
    {
        var software = MadeUpHives.Software();
        software.At(key).Values.RemoveAll(v => v.Name == value);
        software.At(key).Text(value, text);
        Assert.InRange(Assert.Single(Traces(software)).Confidence, Confidence.Medium, Confidence.High);
    }

    [Fact]
    public void UserHive_IsRead()
    {
        var user = new HiveNode("ROOT");
        user.At(@"Software\Microsoft\Windows\CurrentVersion\Run").Text("u", @"C:\Users\Public\u.exe");
        Assert.Single(Traces(user));
    }

    [Fact]
    public void CertificateRequestWithPage_IsProxyShell()
    {
        var software = MadeUpHives.Software();
        software.At(@"Microsoft\SystemCertificates\REQUEST\Certificates\AB12").Binary("Blob", [.. new byte[300], .. "<% Page Language=\"x\" %>"u8]);
        var trace = Assert.Single(Traces(software));
        Assert.Equal(("proxyshell", Rung.WroteFile, Confidence.High), (trace.Campaign, trace.Rung, trace.Confidence));
    }

    [Fact]
    public void CertificateRequest_IsNoTrace()
    {
        var software = MadeUpHives.Software();
        software.At(@"Microsoft\SystemCertificates\REQUEST\Certificates\AB12").Binary("Blob", [0x30, 0x82, 1, 2, .. "mail.contoso.example"u8]);
        Assert.Empty(Traces(software));
    }

    [Fact]
    public void ClearTextLogon_IsLow()
    {
        var system = MadeUpHives.System();
        system.At(@"ControlSet001\Control\SecurityProviders\WDigest").Number("UseLogonCredential", 1);
        Assert.Equal((Confidence.Low, Rung.Credentials), Assert.Single(Traces(system)) is var t ? (t.Confidence, t.Rung) : default);
    }

    [Theory]
    [InlineData("[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\bad]", "\"ImagePath\"=\"C:\\\\PerfLogs\\\\a.exe\"")]
    [InlineData("[HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\bad]", "\"ImagePath\"=hex(2):43,00,3a,00,5c,00,50,00,65,00,72,00,66,00,4c,00,6f,00,67,\\|  00,73,00,5c,00,61,00,2e,00,65,00,78,00,65,00,00,00")]
    [InlineData("[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run]", "\"a\"=\"\\\"C:\\\\PerfLogs\\\\a.exe\\\" -x\"")]
    [InlineData("[HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run]", "\"a\"=\"C:\\\\PerfLogs\\\\a.exe\"")]
    public void ExportedText_IsRead(string key, string value)
    {
        var registry = RegistryView.OfExport(RegistryExport.Read(["Windows Registry Editor Version 5.00", "", key, .. value.Split('|')], out _));
        Assert.Equal(Confidence.Medium, Assert.Single(Detector.Examine("x.reg", RegistryAutostarts.Of(registry))).Confidence);
    }

    [Fact]
    public void SavedPart_IsFoundByItsLastName()
    {
        var services = new HiveNode("Services");
        services.At("bad").Text("ImagePath", @"C:\PerfLogs\a.exe");
        Assert.Single(Traces(services));
    }

    [Fact]
    public void OtherHive_IsUnknown() => Assert.False(RegistryView.OfHive(RegistryHiveTest.Open(HiveWriter.Write(new HiveNode("SAM"))).Root).IsKnown);

    private static IReadOnlyList<FileTrace> Traces(HiveNode root)
    {
        var registry = RegistryView.OfHive(RegistryHiveTest.Open(HiveWriter.Write(root)).Root);
        return [.. Detector.Examine("hive", RegistryAutostarts.Of(registry)), .. RegistryTraces.Examine(registry)];
    }
}
