using System.Security.Cryptography;
using System.Text;
using Breakwater.IisConfig.Verification;
using Breakwater.Knowledge;

namespace Breakwater.Mitigation.Tests;

/// <summary>An invented server in a folder of its own: the configuration of one Exchange version in one style of writing.</summary>
internal sealed class FakeServer : IDisposable
{
    public const string SiteConfig = "inetpub/wwwroot/web.config";
    public const string HostConfig = "Windows/System32/inetsrv/config/applicationHost.config";
    public static readonly DateTime Now = new(2026, 11, 29, 12, 0, 0, DateTimeKind.Utc);

    private const string Exchange = "Program Files/Microsoft/Exchange Server/V15";

    private FakeServer(string folder) => Folder = folder;

    public string Folder { get; }

    public static string OwaConfig => Exchange + "/FrontEnd/HttpProxy/owa/web.config";

    /// <summary>The same as a place on the server.</summary>
    public static string OwaPlace => @"C:\" + OwaConfig.Replace('/', '\\');

    public static IReadOnlyList<string> Versions { get; } = ["2013", "2016", "2019", "SE"];

    public static IReadOnlyList<string> Styles { get; } = ["default", "locations", "third-party", "utf8-bom", "utf16", "utf16-be", "crlf", "minified", "tabs"];

    public static FakeServer Create(string version, string style)
    {
        var server = new FakeServer(Directory.CreateTempSubdirectory("breakwater-mitigation-").FullName);
        server.Write(HostConfig, Style(Host(version, style), style));
        server.Write(SiteConfig, Style(Site(style), style));
        server.Write("Windows/System32/inetsrv/rewrite.dll", [0]);
        foreach (var application in Applications(version))
        {
            server.Write($"{Exchange}/FrontEnd/HttpProxy/{application}/web.config", Style(Application(application), style));
        }

        return server;
    }

    public byte[] Read(string path) => File.ReadAllBytes(At(path));

    public string Text(string path) => new StreamReader(At(path), Encoding.UTF8, true) is var reader ? Closed(reader) : "";

    public string At(string path) => Path.Combine(Folder, path);

    public void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllBytes(At(path), content);
    }

    /// <summary>An edit by somebody else, in the file's own encoding.</summary>
    public void Edit(string path, string from, string to)
    {
        using var reader = new StreamReader(At(path), Encoding.UTF8, true);
        var text = reader.ReadToEnd();
        var mark = Read(path) is [0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        Assert.Contains(from, text, StringComparison.Ordinal);
        var content = reader.CurrentEncoding.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
        reader.Dispose();
        Write(path, mark ? [.. reader.CurrentEncoding.GetPreamble(), .. content] : content);
    }

    public MitigationServer Open(Action<string>? checkpoint = null)
    {
        var server = MitigationServer.Open(Folder, null, KnowledgeBase.Embedded, ServerObservations.None, checkpoint ?? (_ => { }), out var problem);
        Assert.True(server is not null, problem);
        return server;
    }

    /// <summary>Digest of every file but the journal's.</summary>
    public IReadOnlyDictionary<string, string> Digests() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Where(f => !f.Contains("Breakwater", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToDictionary(f => f, f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))), StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Closed(StreamReader reader)
    {
        using (reader)
        {
            return reader.ReadToEnd();
        }
    }

    private static string[] Applications(string version) =>
        ["owa", "ecp", "EWS", "Autodiscover", "OAB", "PowerShell", "mapi", "rpc", "sync", .. version == "2013" ? Array.Empty<string>() : ["rest"]];

    private static string Host(string version, string style)
    {
        var protectedPlaces = style == "locations" ? string.Concat(((string[])["owa", "ecp", "EWS", "Autodiscover", "OAB", "PowerShell", "mapi"]).SelectMany(a => new[] { $"Default Web Site/{a}", $"Exchange Back End/{a}" }).Select(Location)) : "";
        var module = style == "third-party" ? "\n            <!-- the balancer's module -->\n            <add name=\"BalancerModule\" image=\"C:\\Program Files\\Balancer\\iis.dll\" />" : "";
        return $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- IIS configuration sections, Exchange {version} -->
            <configuration>
                <configSections><sectionGroup name="system.applicationHost" /></configSections>
                <system.applicationHost>
                    <applicationPools>
                        <add name="DefaultAppPool" managedRuntimeVersion="v4.0" />
                        <add name="MSExchangeOWAAppPool" autoStart="true" managedRuntimeVersion="v4.0"><processModel identityType="LocalSystem" /></add>
                        <add name="MSExchangeECPAppPool" autoStart="true" startMode="AlwaysRunning" managedRuntimeVersion="v4.0">
                            <processModel identityType="LocalSystem" />
                        </add>
                        <add name="MSExchangeOABAppPool" managedRuntimeVersion='v4.0' />
                    </applicationPools>
                    <sites>
                        {Sites("Default Web Site", 1, 80, 443, @"%SystemDrive%\inetpub\wwwroot", "FrontEnd\\HttpProxy", Applications(version))}
                        {Sites("Exchange Back End", 2, 81, 444, $@"C:\{Exchange.Replace('/', '\\')}\ClientAccess", "ClientAccess", Applications(version))}
                    </sites>
                </system.applicationHost>
                <system.webServer>
                    <globalModules>
                        <add name="TokenCacheModule" image="%windir%\System32\inetsrv\cachtokn.dll" />
                        <add name="RewriteModule" image="%SystemRoot%\system32\inetsrv\rewrite.dll" />{module}
                    </globalModules>
                </system.webServer>
                <location path="" overrideMode="Allow">
                    <system.webServer>
                        <modules>
                            <add name="TokenCacheModule" lockItem="true" />
                            <add name="RewriteModule" />
                        </modules>
                    </system.webServer>
                </location>{protectedPlaces}
            </configuration>

            """;
    }

    private static string Sites(string name, int id, int plain, int secure, string root, string folder, string[] applications) => $"""
        <site name="{name}" id="{id}">
                            <application path="/"><virtualDirectory path="/" physicalPath="{root}" /></application>
                            {string.Join("\n                    ", applications.Select(a => $@"<application path=""/{Vdir(a)}"" applicationPool=""MSExchangeOWAAppPool""><virtualDirectory path=""/"" physicalPath=""C:\{Exchange.Replace('/', '\\')}\{folder}\{a}"" /></application>"))}
                            <bindings>
                                <binding protocol="http" bindingInformation="*:{plain}:" />
                                <binding protocol="https" bindingInformation="*:{secure}:" />
                            </bindings>
                        </site>
        """;

    private static string Vdir(string folder) => folder switch { "rest" => "API", "sync" => "Microsoft-Server-ActiveSync", _ => folder };

    private static string Location(string place) => $"""

                <location path="{place}">
                    <system.webServer>
                        <security>
                            <access sslFlags="Ssl, Ssl128" />
                            <authentication>
                                <windowsAuthentication enabled="true"><providers><clear /><add value="NTLM" /></providers></windowsAuthentication>
                            </authentication>
                        </security>
                    </system.webServer>
                </location>
        """;

    private static string Site(string style) => style == "third-party"
        ? """
          <?xml version="1.0" encoding="UTF-8"?>
          <configuration>
              <system.webServer>
                  <!-- do not touch: balancer -->
                  <rewrite>
                      <rules>
                          <clear />
                          <rule name="To HTTPS" stopProcessing="true">
                              <match url="(.*)" />
                              <conditions><add input="{HTTPS}" pattern="off" /></conditions>
                              <action type="Redirect" url="https://{HTTP_HOST}/{R:1}" />
                          </rule>
                      </rules>
                  </rewrite>
              </system.webServer>
          </configuration>
          """
        : """
          <?xml version="1.0" encoding="UTF-8"?>
          <configuration>
              <system.webServer>
                  <httpRedirect enabled="false" />
              </system.webServer>
          </configuration>

          """;

    private static string Application(string name) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <!-- {name}: "quotes" & no entity -->
          <system.web><httpRuntime maxRequestLength="2097151" /></system.web>
          <system.webServer>
            <modules>
              <add name="HttpProxy" type="Microsoft.Exchange.HttpProxy.ProxyModule" />
            </modules>
          </system.webServer>
        </configuration>
        """.Replace("\"quotes\" & no entity", "\"quotes\" &amp; entity", StringComparison.Ordinal);

    private static byte[] Style(string text, string style) => style switch
    {
        "utf8-bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
        "utf16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Declared(text))],
        "utf16-be" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Declared(text))],
        "crlf" => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")),
        "minified" => Encoding.UTF8.GetBytes(string.Concat(text.Split('\n').Select(l => l.Trim()))),
        "tabs" => Encoding.UTF8.GetBytes(text.Replace("    ", "\t", StringComparison.Ordinal)),
        _ => Encoding.UTF8.GetBytes(text),
    };

    private static string Declared(string text) => text.Replace("encoding=\"UTF-8\"", "encoding=\"utf-16\"", StringComparison.OrdinalIgnoreCase);
}
