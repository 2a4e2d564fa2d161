using System.Text;

namespace Breakwater.Collection.Tests;

/// <summary>A server's volume in a temporary folder, removed with it.</summary>
internal sealed class SmallServer : IDisposable
{
    public const string Install = "Program Files/Microsoft/Exchange Server/V15";

    public SmallServer()
    {
        Write("inetpub/logs/LogFiles/W3SVC1/u_ex210303.log", "#Software: IIS\r\n" + new string('a', 5000));
        Write($"{Install}/Logging/HttpProxy/Ecp/HttpProxy_2021030305-1.LOG", "DateTime,RequestId\r\n");
        Write($"{Install}/FrontEnd/HttpProxy/owa/auth/logon.aspx", "<%@ Page %>");
        Write("Windows/System32/winevt/Logs/Security.evtx", "ElfFile\0");
        Write("Windows/System32/drivers/etc/hosts", "not wanted");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("breakwater-collect-").FullName;

    public string Root => Path.Combine(Folder, "root");

    public string Package => Path.Combine(Folder, "package.zip");

    public string Write(string relative, string content)
    {
        var path = Path.Combine([Root, .. relative.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(content));
        return path;
    }

    public CollectionRequest Request() => new() { Roots = [Root], Output = Package, ToolVersion = "0", Clock = TimeProvider.System };

    public CollectionResult Collect(CollectionRequest? request = null)
    {
        var outcome = Collector.Collect(request ?? Request(), _ => true, _ => { }, TestContext.Current.CancellationToken);
        Assert.True(outcome.Result is not null, outcome.Message);
        return outcome.Result;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
