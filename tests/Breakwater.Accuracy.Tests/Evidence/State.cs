using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Breakwater.Accuracy.Tests.Evidence;

/// <summary>Files that show a state: binaries, setup logs, exports, web folders, configuration.</summary>
internal static class State
{
    /// <summary>A PE file's magic and version resource.</summary>
    public static Box ExSetup(this Box box, string build)
    {
        var parts = build.Split('.').Select(p => uint.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        var resource = new byte[92];
        BinaryPrimitives.WriteUInt16LittleEndian(resource, 92);
        BinaryPrimitives.WriteUInt16LittleEndian(resource.AsSpan(2), 52);
        Encoding.Unicode.GetBytes("VS_VERSION_INFO\0").CopyTo(resource, 6);
        BinaryPrimitives.WriteUInt32LittleEndian(resource.AsSpan(40), 0xFEEF04BD);
        BinaryPrimitives.WriteUInt32LittleEndian(resource.AsSpan(48), (parts[0] << 16) | parts[1]);
        BinaryPrimitives.WriteUInt32LittleEndian(resource.AsSpan(52), (parts[2] << 16) | parts[3]);
        box.File(box.Install + @"\Bin\ExSetup.exe", [(byte)'M', (byte)'Z', .. new byte[3000], .. resource, .. new byte[500]]);
        return box;
    }

    public static Box Setup(this Box box, params (DateTime Time, string Mode, string Build)[] runs)
    {
        var text = new StringBuilder();
        foreach (var (time, mode, build) in runs)
        {
            string At(int seconds) => time.AddSeconds(seconds).ToString("'['MM'.'dd'.'yyyy HH:mm:ss.ffff']'", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{At(-900)} [0] **********************************************\r\n{At(-900)} [0] Starting Microsoft Exchange Server 2016 Setup\r\n")
                .Append(CultureInfo.InvariantCulture, $"{At(-899)} [0] Local time zone: (UTC+01:00) Amsterdam, Berlin.\r\n{At(-899)} [0] Operating system version: Microsoft Windows NT 10.0.14393.0.\r\n")
                .Append(CultureInfo.InvariantCulture, $"{At(-898)} [0] Setup version: {build}.\r\n{At(-898)} [0] Command Line Parameter Name='mode', Value='{mode}'.\r\n")
                .Append(CultureInfo.InvariantCulture, $"{At(0)} [0] The Exchange Server setup operation completed successfully.\r\n{At(0)} [0] End of Setup\r\n");
        }

        box.File(@"C:\ExchangeSetupLogs\ExchangeSetup.log", text.ToString());
        return box;
    }

    public static Box GetExchangeServer(this Box box, string displayVersion)
    {
        box.File(@"C:\temp\ir\exchange.txt", $"Name                : {box.Name}\r\nFqdn                : {box.Fqdn}\r\nServerRole          : Mailbox\r\nEdition             : Standard\r\nAdminDisplayVersion : {displayVersion}\r\n");
        return box;
    }

    public static Box OabExport(this Box box, string externalUrl, string path = @"C:\temp\ir\oab.txt")
    {
        box.File(path, $"Name : OAB (Default Web Site)\r\nPollInterval : 480\r\nOfflineAddressBooks : {{}}\r\nRequireSSL : True\r\nInternalUrl : https://{box.Fqdn}/OAB\r\nInternalAuthenticationMethods : WindowsIntegrated\r\n"
            + $"ExternalUrl : {externalUrl}\r\nExternalAuthenticationMethods : WindowsIntegrated\r\nServer : {box.Name}\r\nWhenChanged : 3/3/2021 5:12:46 AM\r\nWhenCreated : 3/3/2021 5:12:46 AM\r\nIdentity : {box.Name}\\OAB (Default Web Site)\r\n");
        return box;
    }

    public static Box Page(this Box box, string path, string text = "<%@ Page Language=\"C#\" %><% Response.Write(\"x\"); %>")
    {
        box.File(path, text);
        return box;
    }

    /// <summary>A page in the site's root that hands out files of one folder by the visitor's name for them, beside what IIS puts there.</summary>
    public static Box RootPage(this Box box, DateTime changed, DateTime neighbours)
    {
        foreach (var name in new[] { "iisstart.htm", "web.config", "robots.html", "favicon.html" })
        {
            box.File($@"C:\inetpub\wwwroot\{name}", name == "web.config" ? "<configuration />" : $"<html>{name}</html>");
            box.Times[$@"C:\inetpub\wwwroot\{name}"] = neighbours.AddMinutes(name.Length);
        }

        box.Page(@"C:\inetpub\wwwroot\dl.aspx", "<%@ Page Language=\"C#\" %><% Response.WriteFile(\"C:\\data\\\" + Request[\"f\"] + \".pdf\"); %>");
        box.Times[@"C:\inetpub\wwwroot\dl.aspx"] = changed;
        return box;
    }

    public static Box Compiled(this Box box, string virtualPath)
    {
        var name = virtualPath[(virtualPath.LastIndexOf('/') + 1)..];
        box.File($@"C:\Windows\Microsoft.NET\Framework64\v4.0.30319\Temporary ASP.NET Files\root\5e1a7c90\b2f4d611\{name}.cdcab7d2.compiled",
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<preserve resultType=\"3\" virtualPath=\"{virtualPath}\" hash=\"fffffffabc123456\" filehash=\"1234abcd5678ef90\" flags=\"110000\" assembly=\"App_Web_q1w2e3r4\" type=\"ASP.x\">\r\n"
            + $"    <filedeps>\r\n        <filedep name=\"{virtualPath}\" />\r\n    </filedeps>\r\n</preserve>\r\n");
        return box;
    }

    /// <param name="box">The server.</param>
    /// <param name="logs">Log directory that the configuration names.</param>
    /// <param name="extra">Further virtual directories of the front end.</param>
    public static Box ApplicationHost(this Box box, string logs, string extra = "")
    {
        box.File(@"C:\Windows\System32\inetsrv\config\applicationHost.config", $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration>
              <configSections><sectionGroup name="system.applicationHost" type="x"><section name="sites" /></sectionGroup></configSections>
              <system.applicationHost>
                <log><centralBinaryLogFile enabled="true" directory="%SystemDrive%\inetpub\logs\LogFiles" /></log>
                <sites>
                  <site name="Default Web Site" id="{box.FrontSite}" serverAutoStart="true">
                    <application path="/"><virtualDirectory path="/" physicalPath="%SystemDrive%\inetpub\wwwroot" />{extra}</application>
                    <application path="/owa" applicationPool="MSExchangeOWAAppPool"><virtualDirectory path="/" physicalPath="{box.Install}\FrontEnd\HttpProxy\owa" /></application>
                    <application path="/ecp" applicationPool="MSExchangeECPAppPool"><virtualDirectory path="/" physicalPath="{box.Install}\FrontEnd\HttpProxy\ecp" /></application>
                    <bindings><binding protocol="http" bindingInformation="*:80:" /><binding protocol="https" bindingInformation=":443:" /></bindings>
                  </site>
                  <site name="Exchange Back End" id="{box.BackSite}">
                    <application path="/"><virtualDirectory path="/" physicalPath="{box.Install}\ClientAccess" /></application>
                    <application path="/owa" applicationPool="MSExchangeOWAAppPool"><virtualDirectory path="/" physicalPath="{box.Install}\ClientAccess\owa" /></application>
                    <bindings><binding protocol="http" bindingInformation="*:81:" /><binding protocol="https" bindingInformation="*:444:" /></bindings>
                  </site>
                  <siteDefaults><logFile logFormat="W3C" directory="{logs}" /></siteDefaults>
                </sites>
              </system.applicationHost>
            </configuration>
            """);
        return box;
    }

    /// <param name="box">The server.</param>
    /// <param name="modules">Further entries of globalModules.</param>
    /// <param name="handlers">Further handlers.</param>
    /// <param name="copy">Number of the copy that IIS kept; null for the configuration in force.</param>
    public static Box Host(this Box box, string modules, string handlers = "", int? copy = null)
    {
        box.File(copy is { } number ? $@"C:\inetpub\history\CFGHISTORY_{number:0000000000}\applicationHost.config" : @"C:\Windows\System32\inetsrv\config\applicationHost.config", $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration>
              <system.applicationHost>
                <sites>
                  <site name="Default Web Site" id="{box.FrontSite}">
                    <application path="/"><virtualDirectory path="/" physicalPath="%SystemDrive%\inetpub\wwwroot" /></application>
                    <bindings><binding protocol="https" bindingInformation="*:443:" /></bindings>
                  </site>
                  <site name="Exchange Back End" id="{box.BackSite}">
                    <application path="/"><virtualDirectory path="/" physicalPath="{box.Install}\ClientAccess" /></application>
                    <bindings><binding protocol="https" bindingInformation="*:444:" /></bindings>
                  </site>
                  <siteDefaults><logFile logFormat="W3C" directory="{box.IisLogs}" /></siteDefaults>
                </sites>
              </system.applicationHost>
              <system.webServer>
                <globalModules><add name="StaticFileModule" image="%windir%\System32\inetsrv\static.dll" />{modules}</globalModules>
                <handlers><add name="PageHandlerFactory-Integrated" path="*.aspx" verb="GET,HEAD,POST,DEBUG" type="System.Web.UI.PageHandlerFactory" />{handlers}</handlers>
              </system.webServer>
            </configuration>
            """);
        return box;
    }
}
