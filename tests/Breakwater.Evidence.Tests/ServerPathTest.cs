using Breakwater.Evidence.Paths;

namespace Breakwater.Evidence.Tests;

public sealed class ServerPathTest
{
    private const string Log = "Program Files/Microsoft/Exchange Server/V15/Logging/HttpProxy/Ecp/HttpProxy_2021030305-1.LOG";

    [Theory]
    [InlineData("kape/C/" + Log, "C:/" + Log)]
    [InlineData(@"C\Program Files\Microsoft\x.LOG", "C:/Program Files/Microsoft/x.LOG")]
    [InlineData("uploads/auto/C%3A/" + Log, "C:/" + Log)]
    [InlineData("uploads/ntfs/%5C%5C.%5CC%3A/" + Log, "C:/" + Log)]
    [InlineData("uploads/ntfs/%5C%5C.%5Cd%3A/Exchange2019/Logging/Ews/x.LOG", "D:/Exchange2019/Logging/Ews/x.LOG")]
    [InlineData("uploads/ntfs_vss/%5C%5C%3F%5CGLOBALROOT%5CDevice%5CHarddiskVolumeShadowCopy3/" + Log, Log)]
    [InlineData("clients/C.1234/collections/F.99/uploads/auto/C%3A/Windows/System32/winevt/Logs/Microsoft-Windows-Sysmon%254Operational.evtx", "C:/Windows/System32/winevt/Logs/Microsoft-Windows-Sysmon%4Operational.evtx")]
    [InlineData("uploads/lazy_ntfs/Windows/System32/a%2520b.log", "Windows/System32/a%20b.log")]
    [InlineData("fs/C:/" + Log, "C:/" + Log)]
    [InlineData("fs/$fs$/fs0/" + Log, Log)]
    [InlineData("sysvol/" + Log, Log)]
    [InlineData("SRV/mnt/disk/inetpub/wwwroot/aspnet_client/a%20b.aspx", "inetpub/wwwroot/aspnet_client/a%20b.aspx")]
    [InlineData("D$/inetpub/wwwroot/x.aspx", "D:/inetpub/wwwroot/x.aspx")]
    [InlineData("D/Exchange2019/Logging/HttpProxy/Ecp/x.LOG", "D:/Exchange2019/Logging/HttpProxy/Ecp/x.LOG")]
    [InlineData("SRV-EX01/ECP_Proxy_Logs/HttpProxy_2021030305-1.LOG", "SRV-EX01/ECP_Proxy_Logs/HttpProxy_2021030305-1.LOG")]
    [InlineData("C/Windows/SYSVOL/sysvol/a.txt", "C:/Windows/SYSVOL/sysvol/a.txt")]
    [InlineData("../../C%3A/../x", "C:/x")]
    public void CollectorsSpelling_BecomesTheServers(string spelled, string path) => Assert.Equal(path, ServerPath.Normalise([spelled]));

    [Theory]
    [InlineData("SRV-EX01.zip", "ECP_Proxy_Logs.zip", "HttpProxy_1.LOG", "SRV-EX01/ECP_Proxy_Logs/HttpProxy_1.LOG")]
    [InlineData("case.zip", "D/backup.tar.gz", "C/inetpub/logs/x.log", "C:/inetpub/logs/x.log")]
    [InlineData("C", "inetpub/logs/LogFiles/W3SVC1/old.zip", "u_ex.log", "inetpub/logs/LogFiles/W3SVC1/old/u_ex.log")]
    [InlineData("case.zip", "C.zip", "Exchange/x.log", "C:/Exchange/x.log")]
    [InlineData("case.zip", "e.zip", "Windows/System32/winevt/Logs/x.evtx", "Windows/System32/winevt/Logs/x.evtx")]
    [InlineData("m.7z", "D/Exchange/a.tar.gz", "HttpProxy_1.LOG", "D:/Exchange/a/HttpProxy_1.LOG")]
    [InlineData("x", "m.zip", "HttpProxy/Ecp/HttpProxy_1.LOG", "x!/m!/HttpProxy/Ecp/HttpProxy_1.LOG")]
    public void NestedArchives_TheInnermostPlaceCounts(string outer, string middle, string inner, string path) => Assert.Equal(path, ServerPath.Normalise([outer, middle, inner]));

    [Theory]
    [InlineData("C:\\", "C:")]
    [InlineData("/mnt/d", "d")]
    [InlineData("/mnt/img/inetpub/logs", "inetpub/logs")]
    [InlineData("/home/bob/cases/server1", "")]
    [InlineData(@"C:\Users\bob\case", "")]
    [InlineData("/tmp/ECP_Proxy_Logs.zip", "ECP_Proxy_Logs")]
    public void GivenPath_SaysAPlaceOnlyWhenItIsTheServers(string given, string place) => Assert.Equal(place, ServerPath.PlaceOfInput(given));

    [Theory]
    [InlineData("C:/Program Files/Microsoft/Exchange Server/V15/Logging/ECP/Server/ECPServer20210303-1.LOG", "ecp-server")]
    [InlineData("SRV/ECP_Proxy_Logs/HttpProxy_2021030305-1.LOG", "httpproxy/ecp")]
    [InlineData("SRV/RCA_Proxy_Logs/HttpProxy_2021030305-1.LOG", "httpproxy/rpchttp")]
    [InlineData("SRV/FE_SMTPReceive_Protocol_Logs/x.LOG", "smtp-protocol")]
    [InlineData("E:/Logs/W3SVC1/u_ex210303.log", "iis-other")]
    [InlineData("E:/x/Logging/RpcHttp/W3SVC1/RpcHttp_20210303-1.LOG", "exchange-log-other")]
    [InlineData("SRV/IIS_W3SVC1_Logs/210303.log", "iis-other")]
    [InlineData("flat/HttpProxy_2021030305-1 (1).LOG", null)]
    public void Folder_SuggestsTheSource(string path, string? source) => Assert.Equal(source, SourceFolders.Suggest(path));

    [Fact]
    public void AnyName_IsNormalisedWithoutThrowing()
    {
        string[] parts = ["C", "C:", "C%3A", "%5C%5C.%5CC%3A", "..", ".", "", "\\", "%", "%4", "%zz", "\0", "Windows", "inetpub", "uploads", "auto", "fs", "\ud800", "x.zip"];
        var random = new Random(13);
        for (var round = 0; round < 5000; round++)
        {
            var levels = Enumerable.Range(0, random.Next(1, 4)).Select(_ => string.Join(random.Next(2) == 0 ? '/' : '\\', Enumerable.Range(0, random.Next(1, 7)).Select(_ => parts[random.Next(parts.Length)]))).ToList();
            Assert.DoesNotContain("..", ServerPath.Normalise(levels).Split('/'));
        }
    }

    [Theory]
    [InlineData("case/C/Users/adm/Desktop/pkg.zip!/C/Windows/System32/winevt/Logs/Application.evtx", "case/C/Users/adm/Desktop/pkg.zip!")]
    [InlineData("case/C/temp/EX2/D/ExchangeSetupLogs/ExchangeSetup.log", "case/C/temp/EX2")]
    [InlineData("case/C/ProgramData/EX2/D/ExchangeSetupLogs/ExchangeSetup.log", "case/C/ProgramData/EX2")]
    [InlineData("case.zip!/C/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log", null)]
    [InlineData("case/C/inetpub/wwwroot/aspnet_client/C/inetpub/wwwroot/a.aspx", null)]
    [InlineData("uploads/auto/C%3A/temp/EX2/C/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log", "uploads/auto/C%3A/temp/EX2")]
    [InlineData("case/C/Program Files/Microsoft/Exchange Server/V15/Logging/ECP/E/x.log", null)]
    [InlineData("C/Users/adm/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log", null)]
    public void DriveInsideADrive_IsANestedCopy_UnlessAWebServerCouldServeIt(string original, string? root) => Assert.Equal(root, NestedCopy.RootOf(original));
}
