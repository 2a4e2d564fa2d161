using Breakwater.Analysis.Hunting;
using Breakwater.Tests;

namespace Breakwater.Analysis.Tests.Hunting;

/// <summary>SigmaHQ's rules for web servers and Exchange on lines of both kinds of web log; they look for paths in the query, where neither kind writes them.</summary>
public sealed class PublicWebRulesTest : IDisposable
{
    private const string IisHeader = "#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status\r\n";
    private const string ProxyHeader = "DateTime,RequestId,MajorVersion,MinorVersion,BuildVersion,RevisionVersion,Protocol,UrlHost,UrlStem,UrlQuery,Method,ClientIpAddress,UserAgent,HttpStatus,AuthenticatedUser,ServerHostName\r\n"
        + "#Software: Microsoft Exchange Server\r\n#Version: 15.01.2106.002\r\n#Log-type: HttpProxy Logs\r\n#Date: 2021-08-12T00:00:00.000Z\r\n"
        + "#Fields: DateTime,RequestId,MajorVersion,MinorVersion,BuildVersion,RevisionVersion,Protocol,UrlHost,UrlStem,UrlQuery,Method,ClientIpAddress,UserAgent,HttpStatus,AuthenticatedUser,ServerHostName\r\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("rules-emerging-threats/2021/Exploits/ProxyShell-Exploit/web_exchange_proxyshell.yml", "GET /autodiscover/autodiscover.json ?@foo.example/powershell 401", "GET /autodiscover/autodiscover.json ?Email=a@contoso.example 401")]
    [InlineData("rules-emerging-threats/2021/Exploits/ProxyShell-Exploit/web_exchange_proxyshell_successful.yml", "POST /autodiscover/autodiscover.json ?a=b@c.example/powershell/?X-Rps-CAT=VgEAVA 200", "POST /autodiscover/autodiscover.xml - 200")]
    [InlineData("rules-emerging-threats/2021/TA/HAFNIUM/web_exchange_exploitation_hafnium.yml", "POST /owa/auth/Current/themes/resources/logon.css - 200", "GET /owa/auth/Current/themes/resources/logon.css - 200")]
    [InlineData("rules-emerging-threats/2022/Exploits/CVE-2022-41082/web_cve_2022_36804_exchange_owassrf_exploitation.yml", "POST /owa/a%40contoso.example/powershell - 200", "POST /owa/ - 200")]
    [InlineData("rules-emerging-threats/2020/Exploits/CVE-2020-0688/web_cve_2020_0688_msexchange.yml", "GET /ecp/default.aspx ?__VIEWSTATEGENERATOR=B97B4E27&__VIEWSTATE=AAEA 500", "GET /ecp/default.aspx ?ExchClientVer=15 200")]
    [InlineData("rules-emerging-threats/2021/Exploits/CVE-2021-33766/web_cve_2021_33766_msexchange_proxytoken.yml", "POST /ecp/a@contoso.example/RulesEditor/InboxRules.svc/NewObject ?msExchEcpCanary=x 500", "POST /ecp/a@contoso.example/RulesEditor/InboxRules.svc/GetList ?msExchEcpCanary=x 200")]
    public void PublicRule_FiresOnBothKindsOfLog(string rule, string hit, string miss)
    {
        Assert.SkipWhen(Repository.Corpora is null, "the public corpora are not here");
        var path = Path.Combine(Repository.Corpora!, "sigma", rule);
        Assert.Equal([1, 0], [Hunt(path, IisHeader + Iis(hit)), Hunt(path, IisHeader + Iis(miss))]);
        Assert.Equal([1, 0], [Hunt(path, ProxyHeader + Proxy(hit)), Hunt(path, ProxyHeader + Proxy(miss))]);
    }

    /// <summary>Whether the destination is one that the rule spares is not known of a row without one; by any other field a rule excludes to the letter.</summary>
    [Theory]
    [InlineData("s and not f", "f: {cs-host|endswith: '.com'}", "mail.contoso.example", 1)]
    [InlineData("s and not f", "f: {cs-host|endswith: '.com'}", "mail.contoso.com", 0)]
    [InlineData("s and not f", "f: {cs-host|endswith: '.com'}", "-", 0)]
    [InlineData("s and not f", "f: {cs-host|endswith: '.com'}", null, 0)]
    [InlineData("s and not f", "f: {r-dns|endswith: '.com', cs-method: POST}", null, 1)]
    [InlineData("s and not f", "f: {r-dns|endswith: '.com', cs-method: GET}", null, 0)]
    [InlineData("s and not (f or f)", "f: {r-dns|fieldref: c-useragent}", null, 0)]
    [InlineData("s and not (not f)", "f: {cs-host|endswith: '.com'}", null, 0)]
    [InlineData("s and not f", "f: {cs-host: null}", null, 0)]
    [InlineData("s and not f", "f: {cs-referer|contains: x}", null, 1)]
    [InlineData("s or (f and not f)", "f: {cs-host|endswith: '.com'}", null, 1)]
    public void ProxyRule_ExcludesByTheDestinationOnlyWhereItIsThere(string condition, string filter, string? host, int expected)
    {
        var rule = Path.Combine(_folder, "rule.yml");
        File.WriteAllText(rule, $"title: t\nid: 0b9ad457-2554-44c1-82c2-d56a99c42303\nstatus: test\nlogsource: {{category: proxy}}\ndetection:\n  s: {{c-uri-extension: exe}}\n  {filter}\n  condition: {condition}\n");
        var header = host is null ? IisHeader : IisHeader.Replace(" sc-status", " cs-host sc-status", StringComparison.Ordinal);
        var log = header + $"2021-08-12 10:00:00 192.0.2.10 GET /files/setup.exe - 443 - 203.0.113.9 Mozilla/5.0{(host is null ? "" : " " + host)} 200\r\n";
        Assert.Equal(expected, Hunt(rule, log));
        // Rules of other sources are read to the letter.
        File.WriteAllText(rule, File.ReadAllText(rule).Replace("category: proxy", "category: webserver", StringComparison.Ordinal));
        Assert.Equal(host is null or "-" && !filter.Contains("null", StringComparison.Ordinal) && !condition.Contains("(not", StringComparison.Ordinal) ? 1 : expected, Hunt(rule, log));
    }

    [Fact]
    public void Keywords_MatchAnEscapedLine()
    {
        Assert.SkipWhen(Repository.Corpora is null, "the public corpora are not here");
        Assert.Equal(1, Hunt(Path.Combine(Repository.Corpora!, "sigma", "rules", "web", "webserver_generic", "web_sql_injection_in_access_logs.yml"), IisHeader + Iis("GET /page.asp id=1%27%20or%201%3D%40%40version-- 500")));
    }

    [Fact]
    public void HarmlessPublicLogs_MatchNoWebRule()
    {
        Assert.SkipWhen(Repository.Corpora is null, "the public corpora are not here");
        var logs = Directory.EnumerateFiles(Path.Combine(Repository.Corpora!, "iis")).Where(f => !f.Contains("sqli", StringComparison.Ordinal)).ToList();
        var rules = Directory.EnumerateDirectories(Path.Combine(Repository.Corpora!, "sigma"), "rules*").Order(StringComparer.Ordinal).ToList();
        using var outcome = Hunter.Hunt(new HuntRequest { Evidence = logs, RulePaths = rules, Today = new DateOnly(2026, 11, 23) }, null, TestContext.Current.CancellationToken);
        Assert.InRange(outcome.Summary!.RulesTried, 100, int.MaxValue);
        Assert.InRange(outcome.Summary.Eligible, 40, long.MaxValue);
        Assert.Empty(outcome.Matches.Select(m => m.Rule.Title));
    }

    private static string Iis(string request)
    {
        var part = request.Split(' ');
        return $"2021-08-12 10:00:00 192.0.2.10 {part[0]} {part[1]} {part[2].TrimStart('?')} 443 - 203.0.113.9 Mozilla/5.0 {part[3]}\r\n";
    }

    private static string Proxy(string request)
    {
        var part = request.Split(' ');
        return $"2021-08-12T10:00:00.000Z,4d0d54c7-8b3e-4b86-9c66-bd1d6fa4a0aa,15,1,2106,2,Autodiscover,mail.contoso.example,{part[1]},{(part[2] == "-" ? "" : part[2])},{part[0]},203.0.113.9,Mozilla/5.0,{part[3]},,EXCH01\r\n";
    }

    private int Hunt(string rule, string log)
    {
        var path = Path.Combine(_folder, log.StartsWith('#') ? "u_ex210812.log" : "HttpProxy_2021081210-1.LOG");
        File.WriteAllText(path, log);
        using var outcome = Hunter.Hunt(new HuntRequest { Evidence = [path], RulePaths = [rule], Today = new DateOnly(2026, 11, 23) }, null, TestContext.Current.CancellationToken);
        Assert.Empty(outcome.Messages);
        return outcome.Matches.Count();
    }
}
