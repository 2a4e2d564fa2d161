using System.Text;
using Breakwater.Detection.ScannerHistory;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.ScannerHistory;

public sealed class ScannerHistoryTest
{
    private const string ShellPath = @"C:\inetpub\wwwroot\aspnet_client\supp0rt.aspx";
    private const string Chopper = "Backdoor:ASP/Chopper.F!dha";

    [Fact]
    public void QuarantinedShell_IsCompromiseWithItsRemover()
    {
        var detection = Assert.Single(DetectionHistoryFile.Read(HistoryFile(Chopper, ShellPath, status: 3), out var isWhole));
        Assert.True(isWhole);
        Assert.Equal((Chopper, ShellPath, ScannerAction.Quarantined, "2021-03-11T08:13:00.0000000Z"), (detection.Threat, detection.Resource, detection.Action, detection.Time.ToString()));
        var trace = Assert.Single(ScannerHistoryDetector.Examine([detection]));
        Assert.Equal((Confidence.High, Rung.WroteFile, Outcome.Artefact, "Microsoft Defender Antivirus"), (trace.Confidence, trace.Rung, trace.Outcome, trace.RemovedBy));
        Assert.Equal("C:/inetpub/wwwroot/aspnet_client/supp0rt.aspx", trace.Target);
    }

    [Theory]
    [InlineData("2021-03-11T08:13:00.123Z DETECTION_ADD#1 Backdoor:ASP/Chopper.F!dha file:C:\\inetpub\\wwwroot\\aspnet_client\\supp0rt.aspx PropBag [length: 0, data: (null)]", "found")]
    [InlineData("2021-03-11T08:13:00.123Z DETECTION Backdoor:ASP/Chopper.F!dha file:C:\\inetpub\\wwwroot\\aspnet_client\\supp0rt.aspx", "found")]
    [InlineData("2021-03-11T08:13:00.123Z DETECTION_CLEANEVENT MPSOURCE_REALTIME MP_THREAT_ACTION_QUARANTINE 0x00000000 Backdoor:ASP/Chopper.F!dha file:C:\\inetpub\\wwwroot\\aspnet_client\\supp0rt.aspx;", "quarantined")]
    [InlineData("Threat Name:Backdoor:ASP/Chopper.F!dha\nResource Schema:file\nResource Path:C:\\inetpub\\wwwroot\\aspnet_client\\supp0rt.aspx\nEnd Scan", "found")]
    [InlineData("Microsoft Safety Scanner v1.333, (build 1.333.160.0)\nThreat Detected: Backdoor:ASP/Chopper.F!dha and Removed!\n  Action: Remove, Result: 0x00000000\n    file://C:\\inetpub\\wwwroot\\aspnet_client\\supp0rt.aspx\n        SigSeq: 0x0000\nResults Summary:\nFound Backdoor:ASP/Chopper.F!dha and Removed!", "removed")]
    public void TextLogs_AreRead(string text, string action)
    {
        var trace = Assert.Single(ScannerHistoryDetector.Examine(ProtectionLog.Read(text.Split('\n'))));
        Assert.Equal((Confidence.High, action, ShellPath), (trace.Confidence, trace.Fields["action"], trace.Fields["resource"]));
    }

    [Fact]
    public void SafetyScanner_IsNamedAsTheRemover()
    {
        var trace = Assert.Single(ScannerHistoryDetector.Examine(ProtectionLog.Read(
            ["Microsoft Safety Scanner v1.333, (build 1.333.160.0)", "Threat Detected: Backdoor:ASP/Chopper.F!dha and Removed!", "Action: Remove, Result: 0x00000000", "  file://" + ShellPath])));
        Assert.Equal("Microsoft Safety Scanner", trace.RemovedBy);
        Assert.Null(trace.Time);
    }

    [Fact]
    public void FoundThenQuarantined_IsOneTrace()
    {
        var trace = Assert.Single(ScannerHistoryDetector.Examine(ProtectionLog.Read(
        [
            $"2021-03-11T08:13:00.123Z DETECTION_ADD#1 {Chopper} file:{ShellPath} PropBag [length: 0, data: (null)]",
            $"2021-03-11T08:13:02.000Z DETECTION_CLEANEVENT MPSOURCE_REALTIME MP_THREAT_ACTION_QUARANTINE 0x00000000 {Chopper} file:{ShellPath};",
        ])));
        Assert.Equal(("quarantined", "2021-03-11T08:13:00.123Z", (long?)1), (trace.Fields["action"], trace.Time.ToString(), trace.Line));
    }

    [Theory]
    [InlineData("Behavior:Win32/IISExchgSpawnCMD.A", "process: C:\\Windows\\System32\\inetsrv\\w3wp.exe, pid:1", Rung.ShellUsed)]
    [InlineData("Ransom:Win32/DoejoCrypt.A", @"C:\Windows\Temp\a.exe", Rung.Impact)]
    [InlineData("Exploit:ASP/CVE-2021-27065.B!dha", @"D:\EX\FrontEnd\HttpProxy\owa\auth\x.aspx", Rung.WroteFile)]
    public void NamesOfExchangeAttacks_AreHigh(string threat, string resource, Rung rung) =>
        Assert.Equal((Confidence.High, rung), Assert.Single(Of(threat, resource)) is var t ? (t.Confidence, t.Rung) : default);

    [Theory]
    [InlineData(Chopper, @"C:\Users\admin\Downloads\samples\x.aspx")]
    [InlineData(Chopper, @"D:\Backup\x.aspx")]
    [InlineData("HackTool:Win32/Mimikatz", @"C:\root\m.exe")]
    [InlineData("Trojan:Win32/Wacatac.B!ml", @"C:\inetpub\wwwroot\setup.exe")]
    [InlineData("Ransom:Win32/DoejoCrypt.A", @"C:\Users\admin\Desktop\sample.exe")]
    public void AScannersWordAlone_IsLow(string threat, string resource) => Assert.Equal(Confidence.Low, Assert.Single(Of(threat, resource)).Confidence);

    [Theory]
    [InlineData("Virus:DOS/EICAR_Test_File", @"C:\inetpub\wwwroot\eicar.aspx")]
    [InlineData("PUA:Win32/InstallCore", @"C:\inetpub\wwwroot\x.exe")]
    [InlineData("SettingsModifier:Win32/HostsFileHijack", @"C:\Windows\System32\drivers\etc\hosts")]
    public void NothingOfAnIntruder_IsNoTrace(string threat, string resource) => Assert.Empty(Of(threat, resource));

    [Theory]
    [InlineData("2021-03-11T08:13:00.123Z ProcessImageName: w3wp.exe, Pid: 1, TotalTime: 1, MaxTimeFile: \\Device\\HarddiskVolume1\\x.aspx")]
    [InlineData("Found nothing: Backdoor")]
    [InlineData("")]
    public void OtherLines_AreNoDetection(string line) => Assert.Empty(ProtectionLog.Read([line]));

    [Fact]
    public void MutatedHistory_NeverThrows()
    {
        var random = new Random(11);
        var seed = HistoryFile(Chopper, ShellPath, 3);
        for (var round = 0; round < 5000; round++)
        {
            var bytes = (byte[])seed.Clone();
            for (var i = random.Next(1, 12); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var cut = random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
            Assert.InRange(ScannerHistoryDetector.Examine(DetectionHistoryFile.Read(cut, out _)).Count, 0, 10);
        }
    }

    [Fact]
    public void MutatedLogs_NeverThrow()
    {
        var random = new Random(12);
        const string seed = "2021-03-11T08:13:00.123Z DETECTION_ADD#1 Backdoor:ASP/Chopper.F!dha file:C:\\a.aspx;file:b PropBag [\nThreat Name:Backdoor:ASP/x\nResource Path:c\nAction: Remove\nEnd Scan";
        for (var round = 0; round < 5000; round++)
        {
            var text = new StringBuilder(seed);
            for (var i = random.Next(1, 12); i > 0; i--)
            {
                text[random.Next(text.Length)] = ":/;#\n ZABDT\0\uD800"[random.Next(13)];
            }

            Assert.InRange(ProtectionLog.Read(text.ToString().Split('\n')).Count, 0, 10);
        }
    }

    [Fact]
    public void TestProxyLogonReport_IsALowLead()
    {
        var trace = ScannerReport.Examine("C:/ir/EXCH01-Cve-2021-26855.csv", ["#TYPE Selected.System.Management.Automation.PSCustomObject", "\"DateTime\",\"AnchorMailbox\"", "\"2021-03-03T05:12:38.204Z\",\"ServerInfo~a]@x\""]);
        Assert.Equal((Confidence.Low, Outcome.Attempt, "1"), (trace!.Confidence, trace.Outcome, trace.Fields["rows"]));
        Assert.Null(ScannerReport.Examine("C:/ir/EXCH01-Cve-2021-26855.csv", ["\"DateTime\",\"AnchorMailbox\"", ""]));
    }

    [Fact]
    public void RunOfTheMitigationTool_IsNamed()
    {
        Assert.True(ScannerReport.IsToolLog("C:/EOMT/EOMT.log"));
        Assert.Equal("03/15/2021 20:01:01 : Starting EOMT.ps1 version 21.03.15.1900 on EXCH01", ScannerReport.ToolRun(["", "03/15/2021 20:01:01 : Starting EOMT.ps1 version 21.03.15.1900 on EXCH01"]));
        Assert.Null(ScannerReport.ToolRun(["x"]));
    }

    private static IReadOnlyList<FileTrace> Of(string threat, string resource) =>
        ScannerHistoryDetector.Examine([new ScannerDetection("s", threat, resource, ScannerAction.Quarantined, null)]);

    internal static byte[] HistoryFile(string threat, string path, uint status)
    {
        var file = new MemoryStream();
        void Field(uint type, byte[] data)
        {
            file.Write(BitConverter.GetBytes((uint)data.Length));
            file.Write(BitConverter.GetBytes(type));
            file.Write(data);
            file.Write(new byte[(8 - (data.Length % 8)) % 8]);
        }

        void Text(string text) => Field(0x15, Encoding.Unicode.GetBytes(text + "\0"));
        void Number(uint number) => Field(6, BitConverter.GetBytes(number));
        var time = BitConverter.GetBytes(new DateTime(2021, 3, 11, 8, 13, 0, DateTimeKind.Utc).ToFileTimeUtc());
        Field(8, new byte[8]);
        Field(0x1E, new byte[16]);
        Text("Magic.Version:1.2");
        Text(threat);
        foreach (var number in (uint[])[0, 5, 46, 112, 4, status, 1, 6, 1])
        {
            Number(number);
        }

        Text("Magic.Version:1.2");
        Text("file");
        Text(path);
        Number(0);
        Number(8);
        Field(0x28, new byte[8]);
        Field(0x0A, time);
        Field(5, new byte[4]);
        Number(0);
        Field(0x1E, new byte[16]);
        Number(1);
        Text(@"NT AUTHORITY\SYSTEM");
        Text(@"C:\Windows\System32\inetsrv\w3wp.exe");
        Field(0x0A, time);
        return file.ToArray();
    }
}
