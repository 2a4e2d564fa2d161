using Breakwater.Accuracy.Tests.Evidence;
using static Breakwater.Accuracy.Tests.AccuracyCase;
using static Breakwater.Accuracy.Tests.Cases.Servers;
using static Breakwater.Model.ExposureState;
using static Breakwater.Model.VerdictState;

namespace Breakwater.Accuracy.Tests.Cases;

/// <summary>Evidence in conditions that hide or distort what happened: columns left out, addresses encoded again and again.</summary>
internal static class AdverseCases
{
    private static readonly DateTime InAugust = At(2021, 8, 11, 3, 20);

    public static IEnumerable<AccuracyCase> All =>
    [
        Of("adverse-logs-without-query", () => August2021(FrontEndOnly("cs-uri-query")), Shapes.Kape, Vulnerable, CannotExclude, 11)
            with { States = [("proxyshell", CannotExclude), ("proxytoken", NotFound)], Says = ["without cs-uri-query"] },
        Of("adverse-logs-without-query-where-none-is-needed", () => March2021(FrontEndOnly("cs-uri-query")), Shapes.Kape, Vulnerable, NotFound, 10) with { States = [("proxylogon", NotFound)] },
        Of("adverse-logs-without-method", () => March2021(FrontEndOnly("cs-method")), Shapes.Kape, Vulnerable, CannotExclude, 11) with { States = [("proxylogon", CannotExclude)] },
        Of("adverse-logs-without-referer-and-agent", () => August2021(FrontEndOnly("cs(Referer)", "cs(User-Agent)", "sc-substatus", "sc-win32-status", "time-taken", "s-ip")), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("adverse-confusion-encoded-twice", () => August2021().With(b =>
        {
            var r = new Request(InAugust, "POST", "/autodiscover/autodiscover.json") { Query = "%2540wq.test%252fEWS%252fexchange.asmx%253f&Email=autodiscover%2Fautodiscover.json%253F%40wq.test", Client = "192.0.2.140", Agent = "python-requests/2.26.0" };
            b.FrontEnd(r);
            b.Proxy(Log.ProxyAutodiscover, r);
            b.Ews(InAugust, "GetItem", @"NT AUTHORITY\SYSTEM", "python-requests/2.26.0", "t.bauer@wingtip.test");
        }), Shapes.Kape, Vulnerable, Compromised, 14) with { States = [("proxyshell", Compromised), ("proxylogon", NotFound)], Must = ["proxyshell:mailTaken"], Mailboxes = ["t.bauer@wingtip.test=Taken"] },
        Of("adverse-view-state-on-an-error-page", () => August2021().With(b => b.FrontEnd(new Request(InAugust, "GET", "/owa/auth/errorFE.aspx") { Query = "__VIEWSTATEGENERATOR=A1B2C3D4&__VIEWSTATE=%2fwEy" + new string('Q', 900), Status = 500 })), Shapes.Kape, Vulnerable, Targeted, 12)
            with { States = [("viewstate-key", Targeted)], MustNot = ["viewstate-key:exploited"] },
    ];

    private static Box FrontEndOnly(params string[] without)
    {
        var box = new Box { IisColumns = [.. Columns.Iis.Except(without)] };
        box.Off.UnionWith(Enum.GetValues<Log>().Except([Log.FrontEnd]));
        return box;
    }
}
