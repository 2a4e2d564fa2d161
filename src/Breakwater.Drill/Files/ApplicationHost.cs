using System.Text;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Files;

/// <summary>applicationHost.config with the sites that setup creates.</summary>
internal static class ApplicationHost
{
    private static readonly (string Path, string Folder, string Pool)[] FrontEnd =
    [
        ("/owa", "owa", "MSExchangeOWAAppPool"), ("/owa/Calendar", @"owa\Calendar", "MSExchangeOWACalendarAppPool"), ("/owa/Integrated", @"owa\Integrated", "MSExchangeOWAAppPool"), ("/owa/oma", @"owa\oma", "MSExchangeOWAAppPool"),
        ("/ecp", "ecp", "MSExchangeECPAppPool"), ("/EWS", "EWS", "MSExchangeServicesAppPool"), ("/Autodiscover", "Autodiscover", "MSExchangeAutodiscoverAppPool"), ("/OAB", "OAB", "MSExchangeOABAppPool"),
        ("/PowerShell", "PowerShell", "MSExchangePowerShellFrontEndAppPool"), ("/mapi", "mapi", "MSExchangeMapiFrontEndAppPool"), ("/Rpc", "rpc", "MSExchangeRpcProxyFrontEndAppPool"),
        ("/API", "rest", "MSExchangeRestFrontEndAppPool"), ("/Microsoft-Server-ActiveSync", "sync", "MSExchangeSyncAppPool"),
    ];

    private static readonly (string Path, string Folder, string Pool)[] BackEnd =
    [
        ("/owa", "owa", "MSExchangeOWAAppPool"), ("/ecp", "ecp", "MSExchangeECPAppPool"), ("/OAB", "OAB", "MSExchangeOABAppPool"), ("/Autodiscover", "Autodiscover", "MSExchangeAutodiscoverAppPool"),
        ("/EWS", @"exchweb\EWS", "MSExchangeServicesAppPool"), ("/EWS/bin", @"exchweb\EWS\bin", "MSExchangeServicesAppPool"), ("/PowerShell", "PowerShell-Proxy", "MSExchangePowerShellAppPool"),
        ("/mapi/emsmdb", @"mapi\emsmdb", "MSExchangeMapiMailboxAppPool"), ("/mapi/nspi", @"mapi\nspi", "MSExchangeMapiAddressBookAppPool"), ("/API", "rest", "MSExchangeRestAppPool"),
        ("/PushNotifications", "PushNotifications", "MSExchangePushNotificationsAppPool"), ("/Microsoft-Server-ActiveSync", "sync", "MSExchangeSyncAppPool"),
    ];

    /// <summary>Front end, back end; null where the site has no such directory.</summary>
    private static readonly (string Path, string? Front, string? Back)[] TokenChecking =
    [
        ("API", "Require", "Require"), ("Autodiscover", "None", "None"), ("ecp", "Require", "Require"), ("EWS", "Allow", "Require"), ("Microsoft-Server-ActiveSync", "Allow", "Require"),
        ("Microsoft-Server-ActiveSync/Proxy", "Allow", "Require"), ("OAB", "Allow", "Require"), ("PowerShell", "None", "Require"), ("owa", "Require", "Require"), ("Rpc", "Require", "Require"), ("mapi", "Require", null),
        ("PushNotifications", null, "Require"), ("RpcWithCert", null, "Require"), ("mapi/emsmdb", null, "Require"), ("mapi/nspi", null, "Require"),
    ];

    private const string RewriteModule = """

                        <add name="RewriteModule" image="%SystemRoot%\system32\inetsrv\rewrite.dll" />
        """;

    public static string Text(ServerProfile server)
    {
        var text = new StringBuilder();
        text.Append($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration>
                <configSections />
                <system.applicationHost>
                    <log centralLogFileMode="Site">
                        <centralBinaryLogFile enabled="true" directory="%SystemDrive%\inetpub\logs\LogFiles" />
                        <centralW3CLogFile enabled="true" directory="%SystemDrive%\inetpub\logs\LogFiles" />
                    </log>
                    <sites>

            """);
        Site(text, "Default Web Site", 1, (80, 443), @"%SystemDrive%\inetpub\wwwroot", FrontEnd.Where(a => !server.Is2013 || a.Path != "/API"), server.InstallPath + @"FrontEnd\HttpProxy\");
        Site(text, "Exchange Back End", 2, (81, 444), server.InstallPath + "ClientAccess", BackEnd.Where(a => !server.Is2013 || a.Path != "/API"), server.InstallPath + @"ClientAccess\", rpc: true);
        text.Append($"""
                        <siteDefaults>
                            <logFile logFormat="W3C" directory="{server.IisLogSetting}" />
                            <traceFailedRequestsLogging directory="%SystemDrive%\inetpub\logs\FailedReqLogFiles" />
                        </siteDefaults>
                        <applicationDefaults applicationPool="DefaultAppPool" />
                        <virtualDirectoryDefaults allowSubDirConfig="true" />
                    </sites>
                </system.applicationHost>
                <system.webServer>
                    <globalModules>
                        <add name="UriCacheModule" image="%windir%\System32\inetsrv\cachuri.dll" />
                        <add name="FileCacheModule" image="%windir%\System32\inetsrv\cachfile.dll" />
                        <add name="HttpCacheModule" image="%windir%\System32\inetsrv\cachhttp.dll" />
                        <add name="StaticCompressionModule" image="%windir%\System32\inetsrv\compstat.dll" />
                        <add name="DefaultDocumentModule" image="%windir%\System32\inetsrv\defdoc.dll" />
                        <add name="StaticFileModule" image="%windir%\System32\inetsrv\static.dll" />
                        <add name="WindowsAuthenticationModule" image="%windir%\System32\inetsrv\authsspi.dll" />
                        <add name="BasicAuthenticationModule" image="%windir%\System32\inetsrv\authbas.dll" />
                        <add name="RequestFilteringModule" image="%windir%\System32\inetsrv\modrqflt.dll" />
                        <add name="HttpLoggingModule" image="%windir%\System32\inetsrv\loghttp.dll" />{(server.HasUrlRewrite ? RewriteModule : "")}
                        <add name="ManagedEngineV4.0_64bit" image="%windir%\Microsoft.NET\Framework64\v4.0.30319\webengine4.dll" preCondition="integratedMode,runtimeVersionv4.0,bitness64" />
                        <add name="kerbauth" image="{server.InstallPath}Bin\kerbauth.dll" />
                        <add name="WSMan" image="C:\Windows\system32\wsmsvc.dll" />
                        <add name="exppw" image="{server.InstallPath}ClientAccess\Owa\auth\exppw.dll" />
                        <add name="cafe_exppw" image="{server.InstallPath}FrontEnd\HttpProxy\bin\exppw.dll" />
                    </globalModules>
                </system.webServer>

            """);
        Locations(text, server);
        text.Append("</configuration>\n");
        return text.ToString();
    }

    private static void Site(
        StringBuilder text, string name, int id, (int Plain, int Secure) ports, string root, IEnumerable<(string Path, string Folder, string Pool)> applications, string folder, bool rpc = false)
    {
        text.Append($"            <site name=\"{name}\" id=\"{id}\" serverAutoStart=\"true\">\n");
        Application(text, "/", root, "MSExchangeOWAAppPool");
        foreach (var application in applications)
        {
            Application(text, application.Path, folder + application.Folder, application.Pool);
        }

        if (rpc)
        {
            Application(text, "/Rpc", @"%windir%\System32\RpcProxy", "MSExchangeRpcProxyAppPool");
            Application(text, "/RpcWithCert", @"%windir%\System32\RpcProxy", "MSExchangeRpcProxyAppPool");
        }

        text.Append($"""
                            <bindings>
                                <binding protocol="http" bindingInformation="*:{ports.Plain}:" />
                                <binding protocol="https" bindingInformation="*:{ports.Secure}:" />
                            </bindings>
                        </site>

            """);
    }

    private static void Application(StringBuilder text, string path, string folder, string pool) => text.Append($"""
                            <application path="{path}" applicationPool="{pool}">
                                <virtualDirectory path="/" physicalPath="{folder}" />
                            </application>

            """);

    private static void Locations(StringBuilder text, ServerProfile server)
    {
        foreach (var (path, front, back) in TokenChecking)
        {
            foreach (var (site, value) in (ReadOnlySpan<(string, string?)>)[("Default Web Site", front), ("Exchange Back End", back)])
            {
                if (value is not null)
                {
                    Location(text, $"{site}/{path}", server.ExtendedProtection ? value : "None");
                }
            }
        }
    }

    private static void Location(StringBuilder text, string path, string tokenChecking)
    {
        var flags = path switch
        {
            "Default Web Site/PowerShell" => "SslNegotiateCert",
            "Exchange Back End/PowerShell" => "Ssl, SslNegotiateCert, Ssl128",
            _ => "Ssl, Ssl128",
        };
        text.Append($"""
                <location path="{path}">
                    <system.webServer>
                        <security>
                            <access sslFlags="{flags}" />
                            <authentication>
                                <windowsAuthentication enabled="true">
                                    <providers>
                                        <clear />
                                        <add value="Negotiate" />
                                        <add value="NTLM" />
                                    </providers>
                                    <extendedProtection tokenChecking="{tokenChecking}" />
                                </windowsAuthentication>
                            </authentication>
                        </security>
                    </system.webServer>
                </location>

            """);
    }
}
