using System.Text;
using Breakwater.Evidence.Recognition;
using Breakwater.Tests;

namespace Breakwater.Evidence.Tests;

public sealed class RecognitionTest
{
    [Theory]
    [InlineData("ElfFile\0\0", "x.evtx", ArtefactKind.EventLog)]
    [InlineData("regf\0\0\0\0", "SOFTWARE", ArtefactKind.RegistryHive)]
    [InlineData("\0\0\0\0\u00EF\u00CD\u00AB\u0089", "Current.mdb", ArtefactKind.EseDatabase)]
    [InlineData("<?xml version=\"1.0\"?>\r\n<preserve resultType=\"3\" virtualPath=\"/a.aspx\">", "a.aspx.1234abcd.compiled", ArtefactKind.CompiledRemnant)]
    [InlineData("<?xml version=\"1.0\"?><configuration><configSections>", "Windows/System32/inetsrv/config/applicationHost.config", ArtefactKind.IisApplicationHost)]
    [InlineData("<?xml version=\"1.0\"?><configuration><configSections>", "x/APPLICATIONHOST (1).config", ArtefactKind.IisApplicationHost)]
    [InlineData("\u00EF\u00BB\u00BF<configuration><system.web/>", "inetpub/wwwroot/web.config", ArtefactKind.WebConfig)]
    [InlineData("[03.03.2021 05:00:00.0001] [0] **********\r\n[03.03.2021 05:00:00.0002] [0] Starting Microsoft Exchange Server 2016 Setup", "C:/ExchangeSetupLogs/ExchangeSetup.log", ArtefactKind.SetupLog)]
    [InlineData("[11/14/2022 05:00:00.0002] [0] Starting Microsoft Exchange Server 2019 Setup", "renamed.txt", ArtefactKind.SetupLog)]
    [InlineData("MZ\u0090\0\u0003\0\0\0", "C:/x/Bin/ExSetup.exe", ArtefactKind.ExchangeBinary)]
    [InlineData("MZ\u0090\0\u0003\0\0\0", "x/microsoft.exchange.common.DLL", ArtefactKind.ExchangeBinary)]
    [InlineData("MZ\u0090\0\u0003\0\0\0", "C:/x/FrontEnd/HttpProxy/owa/bin/evil.dll", ArtefactKind.WebFile)]
    [InlineData("MZ\u0090\0\u0003\0\0\0", "C:/Windows/System32/kernel32.dll", ArtefactKind.Other)]
    [InlineData("<%@ Page Language=\"JScript\"%>", "anywhere/x.aspx", ArtefactKind.WebFile)]
    [InlineData("Name : OAB (Default Web Site)\r\nExternalUrl : http://f/", "inetpub/wwwroot/aspnet_client/x.aspx", ArtefactKind.WebFile)]
    [InlineData("!BDN\0\0\0\0", "inetpub/wwwroot/aspnet_client/x.pst", ArtefactKind.WebFile)]
    [InlineData("ElfFile\0", "inetpub/wwwroot/shell.aspx", ArtefactKind.WebFile)]
    [InlineData("\0\u0001\u0002\u0003\u0004\u0005\u0006", "x/FrontEnd/HttpProxy/owa/auth/blob", ArtefactKind.WebFile)]
    [InlineData("-----BEGIN NEW CERTIFICATE REQUEST-----", "x/FrontEnd/HttpProxy/owa/auth/a.aspx.req", ArtefactKind.WebFile)]
    [InlineData("body { color: red }", "x/ClientAccess/owa/auth/style.css", ArtefactKind.Other)]
    [InlineData("GIF89a<% eval(Request[1]) %>", "inetpub/wwwroot/logo.gif", ArtefactKind.WebFile)]
    [InlineData("<% eval %>", "inetpub/wwwroot/x.ASPX. ", ArtefactKind.WebFile)]
    [InlineData("Name  Edition AdminDisplayVersion\r\nEX01  Standard Version 15.1 (Build 2106.2)", "server.txt", ArtefactKind.PowerShellExport)]
    [InlineData("\"Name\",\"ExternalUrl\",\"WhenCreated\"\r\n\"OAB (Default Web Site)\",\"https://m/\",\"x\"", "oab.csv", ArtefactKind.PowerShellExport)]
    [InlineData("ProductVersion   FileVersion      FileName\r\n15.01.2375.007   15.01.2375.007   C:\\x\\ExSetup.exe", "exsetup.txt", ArtefactKind.PowerShellExport)]
    [InlineData("{\"vfs_path\":\"x\"}", "uploads.json", ArtefactKind.Manifest)]
    [InlineData("#TYPE Selected.System\r\n\"DateTime\",\"AnchorMailbox\"", "host-Cve-2021-26855.csv", ArtefactKind.ScannerReport)]
    [InlineData("Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE]", "x.reg", ArtefactKind.RegistryExport)]
    [InlineData("Windows Registry Editor Version 5.00\r\n<% eval %>", "inetpub/wwwroot/x.foo", ArtefactKind.WebFile)]
    [InlineData("<?xml version=\"1.0\"?><Task version=\"1.2\" xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">", "C:/Windows/System32/Tasks/x", ArtefactKind.ScheduledTask)]
    [InlineData("<configuration><mexRuntime><agentList>", "D:/EX/TransportRoles/Shared/agents.config", ArtefactKind.TransportAgents)]
    [InlineData("Microsoft Safety Scanner v1.333, (build 1.333.160.0)", "C:/Windows/debug/msert.log", ArtefactKind.ScannerLog)]
    [InlineData("2021-03-11T08:13:00.123Z DETECTION_ADD#1 x", "MPLog-20210311-080000.log", ArtefactKind.ScannerLog)]
    [InlineData("\u0008\0\0\0\u0008\0\0\0\u0001\u0002\u0003\u0004\0\0\0\0\u0010\0\0\0\u001E\0\0\0", "DetectionHistory/00/94BBE9CF-CDEB-4885-9178-CC93FB10822D", ArtefactKind.ScannerHistory)]
    [InlineData("dn: CN=OAB (Default Web Site)\r\nmsExchExternalHostName: http://f/<script>", "oab.ldf", ArtefactKind.PowerShellExport)]
    [InlineData("cd C:\\x\r\ndel y.aspx", "C:/Users/adm/AppData/Roaming/Microsoft/Windows/PowerShell/PSReadLine/ConsoleHost_history.txt", ArtefactKind.CommandHistory)]
    [InlineData("cd C:\\x\r\ndel y.aspx", "C:/Users/adm/history.txt", ArtefactKind.Other)]
    [InlineData("DEARCRY!\u0000\u0001", "D:/mail/db.edb.CRYPT", ArtefactKind.EncryptedFile)]
    [InlineData("DEARCRY", "D:/mail/db.edb.CRYPT", ArtefactKind.Other)]
    [InlineData("Your files are encrypted, we decrypt them", "C:/inetpub/wwwroot/readme.txt", ArtefactKind.RansomNote)]
    [InlineData("Your files are encrypted, we decrypt them", "C:/x/readme.pdf", ArtefactKind.Other)]
    [InlineData("AdminDisplayVersion : Version 15.1\r\nRequireEncryptedMessages : False\r\nPasswordRecoveryEnabled : False", "C:/ir/settings.txt", ArtefactKind.PowerShellExport)]
    [InlineData("just text", "readme.txt", ArtefactKind.Other)]
    [InlineData("", "empty.log", ArtefactKind.Other)]
    public void Content_DecidesFirst_PlaceSecond(string head, string path, ArtefactKind kind) => Assert.Equal(kind, ArtefactRecognition.Recognise([.. head.Select(c => (byte)c)], path));

    [Theory]
    [InlineData(Logs.W3CHeader)]
    [InlineData(Logs.HttpProxyHeader)]
    [InlineData("#Software: Microsoft HTTP API 2.0\r\n")]
    [InlineData("\uFEFF#Software: Microsoft Exchange Server\r\n#Version: 15.0.0.0\r\n#Log-type: ECP Server Log\r\n")]
    [InlineData("#Software: Microsoft Exchange\r\n#Version: 15.1\r\n#Log-type: OAB Generator Log\r\n")]
    [InlineData("2021-08-19 22:40:11 192.0.2.10 POST /a - 443 - 203.0.113.77 Mozilla - 200 0 0 97\r\n")]
    [InlineData("cut,off,row\r\n2021-03-03T05:00:00.000Z,a,15,1,2106\r\n")]
    [InlineData("\0\0\0\0\0\0\0\0#Software: Microsoft Internet Information Services 10.0\r\n")]
    public void TextLog_IsKnownInAnyEncodingAndPlace(string text)
    {
        byte[][] encodings = [Encoding.UTF8.GetBytes(text), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)], [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)], [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]];

        Assert.All(encodings.Skip(text[0] == '\0' ? 3 : 0), bytes => Assert.Equal(ArtefactKind.TextLog, ArtefactRecognition.Recognise(bytes, "any/name.txt")));
        Assert.Equal(ArtefactKind.TextLog, ArtefactRecognition.Recognise(encodings[0], "C:/Logging/HttpProxy/Ecp/x.LOG"));
    }

    [Fact]
    public void PublicCorpora_AreRecognised()
    {
        Assert.SkipWhen(Repository.Corpora is null, "corpora not at hand");
        var ct = TestContext.Current.CancellationToken;
        using var events = EvidenceSet.Open([Path.Combine(Repository.Corpora, "evtx")], new(), ct);
        using var iis = EvidenceSet.Open([Path.Combine(Repository.Corpora, "iis")], new(), ct);

        var files = Directory.EnumerateFiles(Path.Combine(Repository.Corpora, "evtx"), "*.evtx").Count();
        Assert.Equal(files, events.Artefacts.Count(a => a.Kind == ArtefactKind.EventLog) + events.DuplicateFiles);
        Assert.Equal(Directory.EnumerateFiles(Path.Combine(Repository.Corpora, "iis"), "*.log").Count(), iis.Artefacts.Count(a => a.Kind == ArtefactKind.TextLog));
    }

    [Fact]
    public void AnyBytes_NeverThrow()
    {
        string[] names = ["x.log", "web.config", "a.aspx", "x", "inetpub/wwwroot/y.bin", "applicationHost.config", "t.txt"];
        byte[][] seeds = [Encoding.UTF8.GetBytes(Logs.W3CText(5)), Logs.HttpProxy(5), [.. "<configuration>"u8], [.. "ElfFile\0"u8], new byte[700], WorkFolder.Tar(("a", [1, 2]))];
        var random = new Random(7);
        for (var round = 0; round < 5000; round++)
        {
            var bytes = seeds[random.Next(seeds.Length)].ToArray();
            for (var i = random.Next(9); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var head = bytes.AsSpan(0, random.Next(bytes.Length + 1));
            var name = names[random.Next(names.Length)];
            _ = ArtefactRecognition.Recognise(head, name);
            _ = Containers.ContainerRecognition.Recognise(head, name, out _);
        }
    }
}
