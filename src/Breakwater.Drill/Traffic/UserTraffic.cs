using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Traffic;

/// <summary>People with Outlook, phones and browsers, the challenges before their logons, and the load balancer's health checks.</summary>
internal sealed class UserTraffic(DrillRandom random, Organisation organisation, ServerProfile server)
{
    private static readonly string[] EwsActions = ["GetFolder", "SyncFolderItems", "GetItem", "FindItem", "GetUserAvailability", "Subscribe", "GetUserOofSettings", "ResolveNames"];
    private static readonly string[] EasCommands = ["Ping", "Ping", "Ping", "Sync", "Sync", "FolderSync", "ItemOperations", "SendMail", "Settings"];
    private static readonly string[] MapiTypes = ["Execute", "Execute", "Execute", "Execute", "Connect", "NotificationWait", "Disconnect"];
    private static readonly string[] OwaActions = ["GetConversationItems", "FindConversation", "GetItem", "UpdateItem", "CreateItem", "GetCalendarView", "GetReminders", "SubscribeToNotification"];

    public void Fill(DateTime hour, int count, List<LogEntry> entries)
    {
        for (var i = 0; i < count; i++)
        {
            entries.Add(Next(hour.AddMilliseconds(random.Between(0, 3_600_000))));
        }
    }

    private WebRequest Next(DateTime time)
    {
        var who = random.Pick(organisation.People);
        return random.Between(0, 100) switch
        {
            < 34 => Mapi(time, who),
            < 49 => Eas(time, who),
            < 62 => Ews(time, who),
            < 72 => Owa(time, who),
            < 76 => Autodiscover(time, who),
            < 79 => Make("RpcHttp", "RPC_OUT_DATA", "/rpc/rpcproxy.dll", time, who, Agents.Rpc, $"{who.Mailbox}@{Organisation.Domain}:6001", null),
            < 81 => Make("Oab", "GET", $"/OAB/{organisation.Database}/oab.xml", time, who, who.Outlook, "", null),
            < 82 => Rest(time, who),
            < 92 => Challenge(time, who),
            _ => HealthCheck(time),
        };
    }

    private WebRequest Mapi(DateTime time, Person who)
    {
        var type = random.Pick(MapiTypes);
        var client = $"R:{{{random.NextGuid()}}}:{random.Between(1, 90_000)};RT:{type};CI:{{{who.Database}}}:{random.Between(1, 90_000)};CID:{{{who.Mailbox}}}";
        return Make("Mapi", "POST", "/mapi/emsmdb/", time, who, who.Outlook, who.MailboxQuery, new MapiCall(type, who.Smtp, who.Logon), client);
    }

    private WebRequest Eas(DateTime time, Person who) =>
        Make("Eas", "POST", "/Microsoft-Server-ActiveSync/default.eas", time, who, who.Phone, $"Cmd={random.Pick(EasCommands)}&{who.EasQuery}", null);

    private WebRequest Ews(DateTime time, Person who)
    {
        var action = random.Pick(EwsActions);
        return Make("Ews", "POST", "/EWS/Exchange.asmx", time, who, who.Outlook, "", new EwsCall(action, who.Smtp, Items: action == "GetItem" ? random.Between(1, 9) : 0), action: action);
    }

    private WebRequest Owa(DateTime time, Person who)
    {
        var action = random.Pick(OwaActions);
        return Make("Owa", "POST", "/owa/service.svc", time, who, who.Browser, $"action={action}&EP=1&ID=-{random.Between(1, 400)}&AC=1", null, authentication: "FBA", action: action);
    }

    private WebRequest Autodiscover(DateTime time, Person who) => random.Chance(0.35)
        ? Json(time, who)
        : Make("Autodiscover", "POST", "/autodiscover/autodiscover.xml", time, who, Agents.AutodiscoverClient, "", new AutodiscoverCall(who.Smtp, who.Smtp));

    /// <summary>Autodiscover version 2, which every phone and Outlook asks without logging on: the innocent use of the path that ProxyShell abuses.</summary>
    private WebRequest Json(DateTime time, Person who)
    {
        var old = random.Chance(0.5);
        return new WebRequest
        {
            Time = time,
            Id = random.NextGuid(),
            Protocol = "Autodiscover",
            Method = "GET",
            Agent = who.Outlook,
            Client = who.Address,
            Status = 200,
            Stem = old ? "/autodiscover/autodiscover.json" : $"/autodiscover/autodiscover.json/v1.0/{who.Smtp}",
            Query = old ? $"Email={who.Account}%40{Organisation.Domain}&Protocol=Autodiscoverv1&RedirectCount=1" : "Protocol=ActiveSync&RedirectCount=1",
            RequestBytes = 0,
            ResponseBytes = random.Between(80, 160),
            Milliseconds = random.Between(3, 40),
            RoutingHint = "UnAuthenticated",
            BackEnd = new BackEndHop("/autodiscover/autodiscover.json"),
        };
    }

    private WebRequest Rest(DateTime time, Person who) => server.Is2013
        ? Owa(time, who)
        : Make("Rest", "GET", "/api/v2.0/me/messages", time, who, who.Phone, "$top=20", null);

    private WebRequest Challenge(DateTime time, Person who)
    {
        var negotiate = random.Chance(0.5);
        return new WebRequest
        {
            Time = time,
            Id = random.NextGuid(),
            Protocol = "Ews",
            Method = "POST",
            Stem = "/EWS/Exchange.asmx",
            Agent = who.Outlook,
            Client = who.Address,
            Status = 401,
            SubStatus = negotiate ? 1 : 0,
            Authentication = negotiate ? "Negotiate" : "",
            InHttpProxy = negotiate,
            Milliseconds = random.Between(0, 6),
        };
    }

    private WebRequest HealthCheck(DateTime time) => new()
    {
        Time = time,
        Id = random.NextGuid(),
        Protocol = "Owa",
        Method = "GET",
        Stem = "/owa/healthcheck.htm",
        Agent = Agents.Balancer,
        Client = ServerProfile.BalancerAddress,
        Host = ServerProfile.Address,
        Status = 200,
        Authentication = "FBA",
        Milliseconds = random.Between(0, 3),
    };

    private WebRequest Make(
        string protocol, string method, string stem, DateTime time, Person who, Agent agent, string query, ServiceRecord? service, string clientRequest = "", string authentication = "Negotiate", string action = "") => new()
        {
            Time = time,
            Id = random.NextGuid(),
            Protocol = protocol,
            Method = method,
            Stem = stem,
            Query = query,
            Agent = agent,
            Client = who.Address,
            Status = 200,
            ClientRequestId = clientRequest,
            Authentication = authentication,
            User = who.Logon,
            Anchor = protocol == "Mapi" ? who.MailboxAnchor : who.SidAnchor,
            RoutingHint = protocol == "Mapi" ? "MailboxGuidWithDomain" : "WindowsIdentity",
            RoutingStatus = who.RoutingDatabase,
            Action = action,
            RequestBytes = random.Between(100, 4000),
            ResponseBytes = random.Between(150, 60_000),
            Milliseconds = random.Between(4, 400),
            BackEnd = new BackEndHop(stem, query.Length == 0 ? "-" : query, who.Logon, ServerProfile.LinkLocal),
            Service = service,
        };
}
