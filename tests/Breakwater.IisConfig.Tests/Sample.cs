namespace Breakwater.IisConfig.Tests;

/// <summary>An invented applicationHost.config in the shape of a relocated Exchange installation.</summary>
internal static class Sample
{
    public static readonly string[] FrontEndDirectories = ["API", "Autodiscover", "ecp", "EWS", "Microsoft-Server-ActiveSync", "OAB", "PowerShell", "owa", "Rpc", "mapi"];

    public static readonly string[] BackEndDirectories =
        ["API", "Autodiscover", "ecp", "EWS", "Microsoft-Server-ActiveSync", "OAB", "PowerShell", "owa", "Rpc", "RpcWithCert", "PushNotifications", "mapi/emsmdb", "mapi/nspi"];

    public static string Config(string locations = "", string log = """<log centralLogFileMode="Site"><centralW3CLogFile enabled="true" directory="F:\Central"/></log>""", string siteLog = """<logFile directory="E:\Logs\IIS" logFormat="W3C"><customFields><add logFieldName="X-Forwarded-For" sourceName="X-Forwarded-For" sourceType="RequestHeader"/></customFields></logFile>""") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <configuration>
          <configSections><sectionGroup name="system.applicationHost"/></configSections>
          <system.applicationHost>
            <applicationPools>
              <add name="MSExchangeOWAAppPool"><processModel identityType="LocalSystem"/></add>
              <add name="odd"><processModel identityType="SpecificUser" userName="CONTOSO\svc"/></add>
              <applicationPoolDefaults><processModel identityType="NetworkService"/></applicationPoolDefaults>
              <add name="plain"/>
            </applicationPools>
            {log}
            <sites>
              <site name="Helpdesk" id="1"><application path="/"><virtualDirectory path="/" physicalPath="%SystemDrive%\inetpub\helpdesk"/></application>
                <bindings><binding protocol="http" bindingInformation="*:80:helpdesk.example"/></bindings></site>
              <site name="Exchange Back End" id="2">
                <application path="/"><virtualDirectory path="/" physicalPath="D:\Exchange2019\ClientAccess"/></application>
                {string.Concat(BackEndDirectories.Select(d => $@"<application path=""/{d}""><virtualDirectory path=""/"" physicalPath=""D:\Exchange2019\ClientAccess\{d}""/></application>"))}
                <bindings><binding protocol="http" bindingInformation=":81:"/><binding protocol="https" bindingInformation="*:444:" sslFlags="0"/></bindings>
              </site>
              <site name="Default Web Site" id="7">
                <application path="/" applicationPool="MSExchangeOWAAppPool"><virtualDirectory path="/" physicalPath="%SystemDrive%\inetpub\wwwroot"/></application>
                {string.Concat(FrontEndDirectories.Select(d => $@"<application path=""/{d}""><virtualDirectory path=""/"" physicalPath=""D:\Exchange2019\FrontEnd\HttpProxy\{d}""/></application>"))}
                <bindings><binding protocol="http" bindingInformation="*:80:"/><binding protocol="https" bindingInformation="[::1]:443:"/></bindings>
                {siteLog}
              </site>
              <siteDefaults><logFile logFormat="W3C" directory="%SystemDrive%\inetpub\logs\LogFiles"/></siteDefaults>
            </sites>
          </system.applicationHost>
          <system.webServer>
            <globalModules><add name="kerbauth" image="D:\Exchange2019\Bin\kerbauth.dll"/><add name="UriCacheModule" image="%windir%\System32\inetsrv\cachuri.dll"/></globalModules>
            <security><access sslFlags="None"/></security>
          </system.webServer>
          <location path="Default Web Site/owa"><system.webServer>
            <handlers><add name="odd" path="*.css" verb="*" type="System.Web.UI.PageHandlerFactory"/></handlers>
            <modules><add name="HttpProxy" type="Microsoft.Exchange.HttpProxy.ProxyModule"/></modules>
          </system.webServer></location>
          {locations}
        </configuration>
        """;

    /// <summary>Locations that set what Microsoft's script sets, with one place changed.</summary>
    public static string Protected(string changed = "", string to = "None")
    {
        string Token(string site, string directory) => $"{site}/{directory}".Equals(changed, StringComparison.OrdinalIgnoreCase) ? to
            : (site, directory.ToUpperInvariant()) switch
            {
                (_, "AUTODISCOVER") or ("Default Web Site", "POWERSHELL") => "None",
                ("Default Web Site", "EWS" or "OAB" or "MICROSOFT-SERVER-ACTIVESYNC") => "Allow",
                _ => "Require",
            };
        string Location(string site, string directory) =>
            $"""<location path="{site}/{directory}"><system.webServer><security><access sslFlags="Ssl, Ssl128"/><authentication><windowsAuthentication enabled="true"><extendedProtection tokenChecking="{Token(site, directory)}"/></windowsAuthentication></authentication></security></system.webServer></location>""";
        return string.Concat(FrontEndDirectories.Select(d => Location("Default Web Site", d)).Concat(BackEndDirectories.Select(d => Location("Exchange Back End", d))));
    }
}
