using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Files;

/// <summary>
/// The web roots as a collector brings them: configuration and static files. Shipped pages are left out, because only the
/// product's own bytes would match their published hashes and anything else would rightly be called modified.
/// </summary>
internal static class WebFolders
{
    private static readonly string[] FrontEnds = ["autodiscover", "ecp", "ews", "mapi", "oab", "owa", "powershell", "rpc", "sync"];

    public static void Write(EvidenceTree tree, ServerProfile server)
    {
        const string Root = @"C:\inetpub\wwwroot\";
        tree.WriteText(Root + "web.config", $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration>
                <system.webServer>
                    <httpRedirect enabled="false" />{server.SiteRules}
                </system.webServer>
            </configuration>
            """);
        tree.WriteText(Root + "iisstart.htm", "<!DOCTYPE html>\n<html>\n<head><title>IIS Windows Server</title></head>\n<body></body>\n</html>\n");
        foreach (var name in FrontEnds)
        {
            tree.WriteText($@"{server.InstallPath}FrontEnd\HttpProxy\{name}\web.config", FrontEnd(name == "owa" ? server.OwaRules : ""), byteOrderMark: true);
        }

        var theme = $@"{server.InstallPath}FrontEnd\HttpProxy\owa\auth\{server.Builds[0].Build.Major}.{server.Builds[0].Build.Minor}.{server.Builds[0].Build.Build}\themes\resources\";
        tree.WriteText(theme + "logon.css", ".logonContainer { margin: 0 auto; }\n.signInTextHeader { color: #0072c6; }\n");
        tree.WriteText($@"{server.InstallPath}ClientAccess\ecp\web.config", BackEnd(server), byteOrderMark: true);
        tree.WriteText($@"{server.InstallPath}ClientAccess\owa\web.config", BackEnd(server), byteOrderMark: true);
    }

    private static string FrontEnd(string rules) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <system.web>
            <compilation defaultLanguage="c#" debug="false" />
            <machineKey validationKey="AutoGenerate,IsolateApps" />
            <httpRuntime maxRequestLength="2097151" targetFramework="4.5" />
          </system.web>
          <system.webServer>{rules}
            <modules>
              <add name="HttpProxy" type="Microsoft.Exchange.HttpProxy.ProxyModule,Microsoft.Exchange.FrontEndHttpProxy,Version=15.0.0.0,Culture=neutral,PublicKeyToken=31bf3856ad364e35" />
              <add name="HostHeaderValidationModule" type="Microsoft.Exchange.HttpUtilities.HostHeaderValidationModule, Microsoft.Exchange.HttpUtilities, Version=15.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35" />
            </modules>
          </system.webServer>
        </configuration>
        """;

    private static string BackEnd(ServerProfile server) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <appSettings>
            <add key="ECPIsServerLoggingEnabled" value="true" />
            <add key="ECPServerMaxLogAge" value="30" />
          </appSettings>
          <system.web>
            {(server.Is2013 ? "<trust level=\"Full\" />" : "<machineKey validationKey=\"AutoGenerate,IsolateApps\" />")}
            <httpRuntime maxRequestLength="35000" targetFramework="4.5" />
          </system.web>
        </configuration>
        """;
}
