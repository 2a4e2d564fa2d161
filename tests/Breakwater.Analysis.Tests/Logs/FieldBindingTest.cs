using System.Text;
using Breakwater.Analysis.Hunting;
using Breakwater.Analysis.Rules;
using Breakwater.Knowledge;

namespace Breakwater.Analysis.Tests.Logs;

/// <summary>Fields that a log has no column of: each case a rule on one row, with and without the filters.</summary>
public sealed class FieldBindingTest : IDisposable
{
    private const string Ecp =
        "#Software: Microsoft Exchange Server\r\n#Version: 15.0.0.0\r\n#Log-type: ECP Server Log\r\n#Date: 2021-08-30T00:00:00.000Z\r\n#Fields: TimeStamp,ServerName,EventId,EventData\r\n"
        + "2021-08-30T10:00:00.000Z,EXCH01,ECP.Request,S:TIME=231;'S:CMD=New-InboxRule.ForwardTo=''x@fabrikam.example''';S:URL=/ecp/kim%40contoso.example/RulesEditor/InboxRules.svc/NewObject?msExchEcpCanary=c1;S:REFERRER=/ecp/rules.aspx;S:EX=;S:BLD=15.1.2242.4\r\n";

    private const string Iis =
        "#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip sc-status\r\n"
        + "2021-08-30 10:00:00 192.0.2.10 POST /ecp/kim@contoso.example/RulesEditor/InboxRules.svc/NewObject msExchEcpCanary=c1 443 - 203.0.113.9 200\r\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("URL|contains: '/InboxRules.svc/NewObject?msExch'", true)]
    [InlineData("url|startswith: '/ecp/kim@contoso.example/RulesEditor'", true)]
    [InlineData("URL|endswith: '=c1', CMD|contains: 'ForwardTo'", true)]
    [InlineData("URL|exists: true", true)]
    [InlineData("URL|contains: 'rules.aspx'", false)]
    [InlineData("URL|contains: 'New-InboxRule'", false)]
    public void UrlOfAnEcpRow_IsTheMemberOfThatName(string selection, bool holds) => Check("ecp-server", "ecp-server", Ecp, selection, holds);

    [Theory]
    [InlineData("url|endswith: '/NewObject?msExchEcpCanary=c1'", true)]
    [InlineData("url|endswith: '/NewObject'", false)]
    public void UrlOfARequest_IsPathAndQuery(string selection, bool holds) => Check("iis", "iis-frontend", Iis, selection, holds);

    private void Check(string service, string source, string log, string selection, bool holds)
    {
        var file = Path.Combine(_folder, "rule.yml");
        File.WriteAllText(file, $"title: t\nid: 0b9ad457-2554-44c1-82c2-d56a99c42301\nstatus: test\nlogsource: {{product: exchange, service: {service}}}\ndetection:\n  s: {{{selection}}}\n  condition: s\n");
        var rules = ActiveRules.LoadOnly([file], null, new RuleSelection(), ActiveSuppressions.None, KnowledgeBase.Embedded);
        var bytes = Encoding.UTF8.GetBytes(log);
        Assert.Equal(holds ? 1 : 0, SourceMatches.Of(rules, source, bytes, everyLine: true).Count);
        Assert.Equal(holds ? 1 : 0, SourceMatches.Of(rules, source, bytes, everyLine: false).Count);
    }
}
