using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Traffic;

/// <summary>What every server on the internet gets: crawlers, inventories and guesses that touch nothing.</summary>
internal sealed class ScannerTraffic(DrillRandom random, double perHour) : ITraffic
{
    private static readonly string[] Missing =
        ["/robots.txt", "/favicon.ico", "/.env", "/wp-login.php", "/phpmyadmin/index.php", "/actuator/health", "/cgi-bin/luci", "/boaform/admin/formLogin", "/HNAP1/", "/.git/config", "/solr/admin/info/system"];

    public void Fill(DateTime hour, List<LogEntry> entries)
    {
        var count = (int)perHour + (random.Chance(perHour - (int)perHour) ? 1 : 0);
        for (var i = 0; i < count; i++)
        {
            entries.Add(Next(hour.AddMilliseconds(random.Between(0, 3_600_000))));
        }
    }

    private LogEntry Next(DateTime time)
    {
        var client = $"203.0.113.{random.Between(181, 254)}";
        return random.Between(0, 8) switch
        {
            0 => Redirected("Owa", "/owa/admin.cfg", Agents.Chrome88, client, time),
            1 => Redirected("Owa", "/owa/", Agents.Zgrab, client, time),
            2 => EDiscoveryTool(client, time),
            3 => Challenged(client, time),
            4 => new HttpRefusal { Time = time, Client = client, ClientPort = random.Between(1025, 65_000), Method = "GET", Url = "/%2e%2e/%2e%2e/etc/passwd", Status = 400, Reason = "URL" },
            5 => new HttpRefusal { Time = time, Client = client, ClientPort = random.Between(1025, 65_000), Method = "-", Url = "-", Reason = "Timer_ConnectionIdle" },
            _ => NotFound(random.Pick(Missing), client, time),
        };
    }

    private WebRequest Redirected(string protocol, string stem, Agent agent, string client, DateTime time) => new()
    {
        Time = time,
        Id = random.NextGuid(),
        Protocol = protocol,
        Method = "GET",
        Stem = stem,
        Agent = agent,
        Client = client,
        Host = ServerProfile.Address,
        Status = 302,
        Authentication = "FBA",
        IisSuffix = "&LogoffReason=NoCookiesGetOrE14AuthPost",
        Note = "NoCookies=302 - GET/E14AuthPost;",
        Milliseconds = random.Between(1, 9),
    };

    /// <summary>A version inventory through the export tool's manifest: the anchor is a server version, not a server name.</summary>
    private WebRequest EDiscoveryTool(string client, DateTime time) => new()
    {
        Time = time,
        Id = random.NextGuid(),
        Protocol = "Ecp",
        Method = "GET",
        Stem = "/ecp/Current/exporttool/microsoft.exchange.ediscovery.exporttool.application",
        Agent = Agents.Zgrab,
        Client = client,
        Host = ServerProfile.Address,
        Status = 200,
        Authentication = "FBA",
        Anchor = "ServerVersion~Version 15.0 (Build 0.0)",
        RoutingHint = "EDiscoveryExportTool-ServerVersion",
        ResponseBytes = 10_112,
        Milliseconds = random.Between(15, 60),
        BackEnd = new BackEndHop("/ecp/Current/exporttool/microsoft.exchange.ediscovery.exporttool.application"),
    };

    private WebRequest Challenged(string client, DateTime time) => new()
    {
        Time = time,
        Id = random.NextGuid(),
        Protocol = "RpcHttp",
        Method = "GET",
        Stem = "/rpc",
        Agent = Agents.Linux,
        Client = client,
        Host = ServerProfile.Address,
        Status = 401,
        SubStatus = 2,
        Authentication = "NTLM",
        Milliseconds = random.Between(1, 5),
    };

    private WebRequest NotFound(string stem, string client, DateTime time) => new()
    {
        Time = time,
        Id = random.NextGuid(),
        Protocol = "",
        Method = "GET",
        Stem = stem,
        Agent = random.Chance(0.5) ? Agents.Zgrab : Agents.Linux,
        Client = client,
        Status = 404,
        InHttpProxy = false,
        Milliseconds = random.Between(0, 4),
    };
}
