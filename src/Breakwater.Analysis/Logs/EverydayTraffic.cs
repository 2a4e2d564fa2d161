using System.Buffers;
using System.Globalization;
using System.Numerics;
using Breakwater.Patterns;

namespace Breakwater.Analysis.Logs;

/// <summary>
/// What an Exchange server logs all day, made up after its logs: a text that stands here is no text to pick out lines by. It decides how fast logs are read, never what is found.
/// </summary>
internal sealed class EverydayTraffic
{
    // Of a text that no everyday line has nothing is known; it is rarer the longer it is, and much rarer than one that stands here.
    private const double Unknown = 0.01;

    /// <summary>How many of a thousand lines look like this one, then the line; case does not matter.</summary>
    private const string Sample = """"
        40 2021-02-10 00:02:01 192.0.2.10 GET /owa/healthcheck.htm &CorrelationID=<empty>;&cafeReqId=0f3c; 443 - 192.0.2.5 - - 200 0 0 0
        13 2021-02-10 00:05:06 192.0.2.10 GET /owa/auth/logon.aspx url=https%3A%2F%2Fmail.contoso.example%2Fowa%2F&reason=0&CorrelationID=<empty>;&cafeReqId=ad24; 443 - 192.0.2.7 Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64)+AppleWebKit/537.36+(KHTML,+like+Gecko)+Chrome/88.0.4324.190+Safari/537.36 - 200 0 0 7
        3 2021-02-10 00:05:07 192.0.2.10 GET /owa/auth/15.1.2176/themes/resources/favicon.ico &CorrelationID=<empty>;&cafeReqId=ad25; 443 - 192.0.2.7 Mozilla/5.0 https://mail.contoso.example/owa/auth/logon.aspx 200 0 0 2
        5 2021-02-10 00:05:09 192.0.2.10 GET /owa/prem/15.1.2176.2/scripts/boot.worldwide.0.mouse.js - 443 CONTOSO\a.user 192.0.2.7 Mozilla/5.0 https://mail.contoso.example/owa/ 200 0 0 9
        3 2021-02-10 00:05:09 192.0.2.10 GET /owa/prem/15.1.2176.2/resources/styles/0/boot.worldwide.mouse.css - 443 CONTOSO\a.user 192.0.2.7 Mozilla/5.0 https://mail.contoso.example/owa/ 304 0 0 3
        5 2021-02-10 00:05:10 192.0.2.10 GET /owa/prem/15.1.2176.2/resources/images/0/sprite1.mouse.png - 443 CONTOSO\a.user 192.0.2.7 Mozilla/5.0 https://mail.contoso.example/owa/ 200 0 0 3
        60 2021-02-10 00:13:02 192.0.2.10 POST /owa/service.svc action=GetItem&EP=1&ID=-347&AC=1&CorrelationID=<empty>;&cafeReqId=4bd8; 443 CONTOSO\a.user 192.0.2.7 Mozilla/5.0 - 200 0 0 391
        80 2021-02-10 00:01:18 192.0.2.10 POST /EWS/Exchange.asmx &CorrelationID=<empty>;&cafeReqId=d04c; 443 CONTOSO\HealthMailboxd2f1 ::1 Ews_AM_Probe/Local+(ExchangeServicesClient/15.01.2176.002) - 200 0 0 46
        150 2021-02-10 00:01:53 192.0.2.10 POST /mapi/emsmdb/ MailboxId=fd6e@contoso.example&CorrelationID=<empty>;&cafeReqId=2d85; 443 CONTOSO\a.user 192.0.2.67 Microsoft+Office/16.0+(Windows+NT+10.0;+Microsoft+Outlook+16.0.13530;+Pro) - 200 0 0 276
        10 2021-02-10 00:01:54 192.0.2.10 POST /mapi/nspi/ MailboxId=fd6e@contoso.example&CorrelationID=<empty>;&cafeReqId=2d86; 443 CONTOSO\a.user 192.0.2.67 Microsoft+Office/16.0 - 200 0 0 20
        15 2021-02-10 00:00:05 192.0.2.10 POST /Autodiscover/Autodiscover.xml &CorrelationID=<empty>;&cafeReqId=e69f; 443 CONTOSO\HealthMailboxd2f1 ::1 AutoDiscover_Probe/Local - 200 0 0 26
        8 2021-02-10 00:48:26 192.0.2.10 GET /autodiscover/autodiscover.json/v1.0/a.user@contoso.example Protocol=ActiveSync&RedirectCount=1 443 - 192.0.2.8 Microsoft+Office/16.0 - 200 0 0 27
        70 2021-02-10 00:03:39 192.0.2.10 POST /Microsoft-Server-ActiveSync/default.eas Cmd=Ping&User=CONTOSO%5Ca.user&DeviceId=1WCS&DeviceType=iPhone&CorrelationID=<empty>;&cafeReqId=4bc1; 443 CONTOSO\a.user 192.0.2.9 Apple-iPhone11C8/1803.66 - 200 0 0 27
        5 2021-02-10 00:04:36 192.0.2.10 POST /ecp/RulesEditor/InboxRules.svc/GetList ActID=bc36&msExchEcpCanary=c3Ax.&CorrelationID=<empty>; 443 CONTOSO\HealthMailbox80af ::1 Mozilla/4.0+(compatible;+MSIE+9.0;+Windows+NT+6.1;+MSEXCHMON;+ACTIVEMONITORING;+ECPSELFTEST) - 200 0 0 48
        1 2021-02-10 00:04:40 192.0.2.10 GET /ecp/default.aspx - 443 CONTOSO\admin 192.0.2.11 Mozilla/5.0 - 200 0 0 48
        8 2021-02-10 00:03:02 192.0.2.10 POST /powershell clientApplication=ActiveMonitor;PSVersion=5.1.17763.1&CorrelationID=<empty>; 443 CONTOSO\HealthMailbox80af ::1 Microsoft+WinRM+Client - 200 0 0 29
        15 2021-02-10 00:03:18 192.0.2.10 GET /OAB/9a1f/oab.xml &CorrelationID=<empty>; 443 CONTOSO\HealthMailboxd2f1 ::1 AMProbe/Local/ClientAccess - 200 0 0 36
        15 2021-02-10 00:05:01 192.0.2.10 RPC_IN_DATA /rpc/rpcproxy.dll exch01.contoso.example:6001&CorrelationID=<empty>; 443 CONTOSO\HealthMailbox80af ::1 MSRPC - 200 0 0 13
        80 2021-02-10T12:00:11.596Z,4eab,15,1,2176,2,,Owa,mail.contoso.example,/owa/service.svc,GetConversationItems,FBA,true,CONTOSO\a.user,contoso.example,Sid~S-1-5-21-1,Mozilla/5.0,192.0.2.7,EXCH01,200,200,,POST,Proxy,exch01.contoso.example,15.01.2176.000,IntraForest,WindowsIdentity,Server~exch01.contoso.example~1942063232~2021-02-10T12:10:11,,,513,,,ProxyState-Run=None;FEAuth=BEVersion-1942063232;OnResponseReady=2021;SharedCacheGuard=0;EndRequest=2021;,,,|RoutingDB:fcf1,,,CafeV1
        40 2021-02-10T12:00:47.095Z,4942,15,1,2176,2,Unknown,,Negotiate,true,a.user@contoso.example,contoso.example,Microsoft Office/16.0,Target=None;Req=Exchange2013_SP1/Exchange2013_SP1;,192.0.2.7,EXCH01,exch01.contoso.example,FindItem,200,1267,40532,,,,,,,PrimaryServer,LocalTask,SyncFolderItems,GetAttachment,ConvertId,GlobalThrottlingPolicy,,,303,,,MailboxTypeCacheSize=12;
        4 2021-02-10T12:00:55.158Z,3f6c,15,1,2176,2,,exch01.contoso.example,/Powershell,Kerberos,true,HealthMailbox0d21@contoso.example,,,::1,EXCH01,EXCH01.CONTOSO.EXAMPLE,200,0,,413,Exchange BackEnd Probes,0% * 4,182M/190M,33,32,?clientApplication=ActiveMonitor;PSVersion=5.1,WinRMDataSender.Send=0;,S:ServiceCommonMetadata.HttpMethod=POST;,
        4 2021-02-10T12:00:02.547Z,6e4f,,15,1,2176,2,EXCH01,9120,w3wp#MSExchangePowerShellAppPool,22,,,HealthMailbox80af,S-1-5-21-1,,,False,ActiveMonitor,Get-Mailbox,"-ResultSize ""1""",efcd,,False,contoso.example,dc01.contoso.example,,59,,Success,,TaskModuleLatency=4;
        5 2021-01-28T00:01:43.707Z,EXCH01,ECP.Request,S:TIME=14;S:SID=85e2;S:CMD=Get-InboxRule;S:REQID=;S:URL=/ecp/RulesEditor/InboxRules.svc/GetList?ActID=24f5&msExchEcpCanary=Cq3f.;S:REFERRER=;S:EX=;S:ACTID=24f5;S:RS=0;S:BLD=15.1.2176.2;S:TNAME=<null>;S:TID=;S:USID=85e2;S:EDOID=;S:ACID=
        100 2021-02-10T12:00:12.101Z,7c41,15,1,2176,2,R:{2a51}:7;RT:Execute;CI:{fcf1}:7;CID:{fd6e},Mapi,mail.contoso.example,/mapi/emsmdb/,,Negotiate,true,CONTOSO\a.user,contoso.example,MailboxGuid~fd6e@contoso.example,Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.13530; Pro),192.0.2.67,EXCH01,200,200,,POST,Proxy,exch01.contoso.example,15.01.2176.000,IntraForest,MailboxGuidWithDomain,Database~fcf1~~2021-02-10T12:10:12,,,612,,,?MailboxId=fd6e@contoso.example,BeginRequest=2021;CorrelationID=<empty>;ProxyState-Run=None;FEAuth=BEVersion-1942063232,,,|RoutingDB:fcf1,,,CafeV1
        60 2021-02-10T12:00:13.220Z,81be,15,1,2176,2,,Ews,mail.contoso.example,/EWS/Exchange.asmx,,Negotiate,true,CONTOSO\a.user,contoso.example,Sid~S-1-5-21-1,Microsoft Office/16.0,192.0.2.67,EXCH01,200,200,,POST,Proxy,exch01.contoso.example,15.01.2176.000,IntraForest,WindowsIdentity,Server~exch01.contoso.example~1942063232~2021-02-10T12:10:13,,,512,,,,BeginRequest=2021;ProxyState-Run=None,,,|RoutingDB:fcf1,,,CafeV1
        45 2021-02-10T12:00:14.911Z,92aa,15,1,2176,2,,Eas,mail.contoso.example,/Microsoft-Server-ActiveSync/default.eas,,Basic,true,CONTOSO\a.user,contoso.example,Sid~S-1-5-21-1,Apple-iPhone11C8/1803.66,192.0.2.9,EXCH01,200,200,,POST,Proxy,exch01.contoso.example,15.01.2176.000,IntraForest,WindowsIdentity,Server~exch01.contoso.example~1942063232~2021-02-10T12:10:14,,,99,,,?Cmd=Ping&User=CONTOSO%5Ca.user&DeviceId=1WCS&DeviceType=iPhone,BeginRequest=2021;ProxyState-Run=None,,,|RoutingDB:fcf1,,,CafeV1
        15 2021-02-10T12:00:15.300Z,a0b1,15,1,2176,2,,Autodiscover,mail.contoso.example,/autodiscover/autodiscover.json,,,false,,,,Microsoft Office/16.0,192.0.2.8,EXCH01,200,200,,GET,Proxy,exch01.contoso.example,15.01.2176.000,IntraForest,UnAuthenticated,Server~exch01.contoso.example~1942063232~2021-02-10T12:10:15,,,0,,,?Email=a.user%40contoso.example&Protocol=Autodiscoverv1&RedirectCount=1,BeginRequest=2021,,,|RoutingDB:fcf1,,,CafeV1
        100 2021-02-10T12:00:12.140Z,7c41,7c41,2a51,Execute,200,0,,0,14,,15,1,2176,2,a.user@contoso.example,,,,fd6e@contoso.example,fcf1,a.user@contoso.example,192.0.2.67,EXCH01.contoso.example,,,MapiContext=1;MapiSequence=7-1,,Outlook,Microsoft Office/16.0,16.0.13530,,Negotiate,,,,,,,,,CONTOSO\a.user,Rpc,,,
        5 2021-02-10T12:00:16.004Z,192.0.2.10,EXCH01,192.0.2.10,exch01,08D8CD0A;ClientSubmitTime:,,STOREDRIVER,DELIVER,1512,<1a2b@contoso.example>,fd6e,b.user@contoso.example,,4821,1,,,Minutes of Monday,a.user@contoso.example,a.user@contoso.example,2021-02-10T12:00:15.9Z;SRV=exch01,Originating,,,,,Email,1f00,15.01.2176.002
        """";

    private static readonly (int Weight, string Line)[] Lines =
        [.. Sample.ReplaceLineEndings("\n").ToLowerInvariant().Split('\n').Select(l => l.Split(' ', 2)).Select(l => (int.Parse(l[0], CultureInfo.InvariantCulture), l[1]))];

    private static readonly SearchValues<char> Held = SearchValues.Create(string.Concat(Lines.Select(l => l.Line)));

    private readonly Dictionary<Literal, ulong> _known = [];

    /// <summary>Whether hardly any line has the character, so that it picks out lines by itself.</summary>
    public static bool IsRare(char c) => char.IsAscii(c) && !char.IsControl(c) && !char.IsAsciiLetterOrDigit(c) && !Held.Contains(c);

    /// <summary>How many of a thousand everyday lines hold what the set requires, as a number to compare by.</summary>
    public double Share(RequiredSet set) => Share(set.Literals) + (set.Characters.Length * Unknown);

    /// <summary>How many of a thousand everyday lines hold one of these literals, as a number to compare by.</summary>
    public double Share(IEnumerable<Literal> literals)
    {
        var lines = 0UL;
        var share = 0.0;
        foreach (var literal in literals)
        {
            var with = LinesWith(literal);
            lines |= with;
            share += with == 0 ? Unknown / (literal.Text.Length + literal.Then.Length) : 0;
        }

        return share + WeightOf(lines);
    }

    /// <summary>How many of a thousand everyday lines hold one of these literals and another text too.</summary>
    public long ShareBeside(Literal other, IEnumerable<Literal> literals)
    {
        var lines = literals.Aggregate(0UL, (all, literal) => all | LinesWith(literal));
        return WeightOf(lines & LinesWith(other));
    }

    private static long WeightOf(ulong lines)
    {
        var weight = 0L;
        for (; lines != 0; lines &= lines - 1)
        {
            weight += Lines[BitOperations.TrailingZeroCount(lines)].Weight;
        }

        return weight;
    }

    /// <summary>A bit for each everyday line that holds the literal.</summary>
    private ulong LinesWith(Literal literal)
    {
        if (_known.TryGetValue(literal, out var known))
        {
            return known;
        }

        var lines = 0UL;
        var (text, then) = (literal.Text.ToLowerInvariant(), literal.Then.ToLowerInvariant());
        for (var i = 0; i < Lines.Length; i++)
        {
            lines |= Holds(Lines[i].Line, text, then, literal.NotAcross) ? 1UL << i : 0;
        }

        _known[literal] = lines;
        return lines;
    }

    private static bool Holds(string line, string text, string then, string notAcross)
    {
        for (var at = line.IndexOf(text, StringComparison.Ordinal); at >= 0; at = line.IndexOf(text, at + 1, StringComparison.Ordinal))
        {
            var rest = line.AsSpan(at + text.Length);
            var next = rest.IndexOf(then, StringComparison.Ordinal);
            if (next >= 0 && !rest[..next].ContainsAny(notAcross))
            {
                return true;
            }
        }

        return false;
    }
}
