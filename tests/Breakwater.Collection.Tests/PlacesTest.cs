namespace Breakwater.Collection.Tests;

/// <summary>Where a server keeps its evidence is read from the server, whatever the drive and the spelling.</summary>
public sealed class PlacesTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-places-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void InstallPathOfTheConfiguration_IsFollowedToAnotherDrive()
    {
        Write("C/Windows/System32/inetsrv/config/applicationHost.config", """<virtualDirectory path="/owa" physicalPath="D:\Mail &amp; more\FrontEnd\HttpProxy\owa" /><logFile directory="E:\IISLogs" />""");
        Write("D/Mail & more/Logging/HttpProxy/Ecp/HttpProxy_1.LOG", "x");
        Write("E/IISLogs/W3SVC1/u_ex210303.log", "x");
        Assert.Equal(["D/Mail & more/Logging/HttpProxy/Ecp/HttpProxy_1.LOG", "C/Windows/System32/inetsrv/config/applicationHost.config", "E/IISLogs/W3SVC1/u_ex210303.log"], Entries());
    }

    [Fact]
    public void DriveThatWasNotGiven_IsNamed()
    {
        Write("C/Windows/System32/inetsrv/config/applicationHost.config", """<virtualDirectory physicalPath="D:\Exchange\ClientAccess\owa" />""");
        Assert.Contains(Collect().NotCollected, n => n.Reason.StartsWith("COLL013", StringComparison.Ordinal) && n.Source == @"D:\Exchange");
    }

    [Fact]
    public void RegistryExport_TellsTheInstallPath()
    {
        Write("setup.reg", "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Setup]\r\n\"MsiInstallPath\"=\"D:\\\\Ex\\\\\"\r\n");
        Write("C/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log", "x");
        Write("D/ex/Bin/exsetup.EXE", "MZ");
        Assert.Contains("D/ex/Bin/exsetup.EXE", Entries());
    }

    [Fact]
    public void VolumeWithoutWindows_IsLookedThrough()
    {
        Write("Exchange2019/Logging/HttpProxy/Owa/HttpProxy_1.LOG", "x");
        Assert.Equal(["Exchange2019/Logging/HttpProxy/Owa/HttpProxy_1.LOG"], Entries());
    }

    [Fact]
    public void CaseOfNames_DoesNotMatter()
    {
        Write("c/INETPUB/LOGS/logfiles/w3svc1/U_EX210303.LOG", "x");
        Assert.Equal(["C/INETPUB/LOGS/logfiles/w3svc1/U_EX210303.LOG"], Entries());
    }

    [Theory]
    [InlineData(@"C:\")]
    [InlineData(@"C:\Windows")]
    [InlineData("%SystemRoot%")]
    public void ServedDrive_IsNotTakenWhole(string path)
    {
        Write("C/Windows/System32/inetsrv/config/applicationHost.config", $"""<virtualDirectory physicalPath="{path}" />""");
        Write("C/Windows/secret.config", "x");
        var result = Collect();
        Assert.Equal(1, result.Files);
        Assert.Contains(result.NotCollected, n => n.Reason.StartsWith("COLL017", StringComparison.Ordinal));
    }

    [Fact]
    public void LinkToItsOwnParent_EndsTheWay()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a privilege there");
        Write("C/inetpub/wwwroot/x.aspx", "x");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "root", "C", "inetpub", "wwwroot", "loop"), Path.Combine(_folder, "root", "C", "inetpub"));
        Assert.Equal(["C/inetpub/wwwroot/x.aspx"], Entries());
    }

    [Fact]
    public void LinkInsideTheRoots_IsFollowedToItsRealPlace()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a privilege there");
        Write("D/weblogs/W3SVC1/u_ex210303.log", "x");
        Directory.CreateDirectory(Path.Combine(_folder, "root", "C", "inetpub", "logs"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "root", "C", "inetpub", "logs", "LogFiles"), Path.Combine(_folder, "root", "D", "weblogs"));
        Assert.Equal(["D/weblogs/W3SVC1/u_ex210303.log"], Entries());
    }

    private string[] Entries()
    {
        Collect();
        using var zip = System.IO.Compression.ZipFile.OpenRead(Path.Combine(_folder, "p.zip"));
        return [.. zip.Entries.Select(e => e.FullName).Where(n => n is not ("manifest.json" or "setup.reg"))];
    }

    private CollectionResult Collect()
    {
        var request = new CollectionRequest { Roots = [Path.Combine(_folder, "root")], Output = Path.Combine(_folder, "p.zip"), ToolVersion = "0", Clock = TimeProvider.System };
        var outcome = Collector.Collect(request, _ => true, _ => { }, TestContext.Current.CancellationToken);
        Assert.True(outcome.Result is not null, outcome.Message);
        return outcome.Result;
    }

    private void Write(string relative, string text)
    {
        var path = Path.Combine([_folder, "root", .. relative.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
