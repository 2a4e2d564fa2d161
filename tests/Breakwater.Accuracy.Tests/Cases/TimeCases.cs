using Breakwater.Accuracy.Tests.Evidence;
using static Breakwater.Accuracy.Tests.AccuracyCase;
using static Breakwater.Accuracy.Tests.Cases.Servers;
using static Breakwater.Model.ExposureState;
using static Breakwater.Model.VerdictState;

namespace Breakwater.Accuracy.Tests.Cases;

/// <summary>Windows, coverage, collection time, versions.</summary>
internal static class TimeCases
{
    private static readonly Log[] Entry = [Log.FrontEnd, Log.ProxyEcp, Log.ProxyOwa];

    public static IEnumerable<AccuracyCase> All =>
    [
        Of("hole-two-hours-everywhere", () => Hole(At(2021, 3, 3, 3), At(2021, 3, 3, 5), Entry), Shapes.Kape, Vulnerable, CannotExclude, 11) with { Says = ["2021-03-03 03:00"] },
        Of("hole-in-one-of-two", () => Hole(At(2021, 3, 3, 3), At(2021, 3, 3, 5), Log.FrontEnd), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("hole-of-a-day-ecp-only-covered", () => Hole(At(2021, 3, 3), At(2021, 3, 4), Log.FrontEnd, Log.ProxyOwa), Shapes.Kape, Vulnerable, CannotExclude, 11),
        Of("starts-in-mid-window", () => Hole(Installed2021, At(2021, 3, 2), Enum.GetValues<Log>()), Shapes.Velociraptor, Vulnerable, CannotExclude, 11) with { Says = ["before its first file"] },
        Of("no-proxy-logs", () => March2021(ProxyLogonCases.Only(Log.FrontEnd, Log.BackEnd, Log.Tracking)), Shapes.Kape, Vulnerable, NotFound, 10) with { Says = ["Later stage, does not change the verdict"] },
        Of("iis-logs-elsewhere", () => March2021(ProxyLogonCases.Only(Log.ProxyEws, Log.Ews, Log.EcpServer)).ApplicationHost(@"E:\IISLogs"), Shapes.Kape, Vulnerable, CannotExclude, 11) with { Says = [@"are on E:\IISLogs", "add it to the command"] },
        Of("unreadable-decisive", Unreadable, Shapes.Kape, Vulnerable, CannotExclude, 11) with { Says = ["could not be read"] },
        Of("as-of-before-the-intrusion", () => March2021().With(b => b.ProxyLogon(Intrusion2021)), Shapes.Kape, Vulnerable, NotFound, 10) with { AsOf = At(2021, 3, 2), Says = ["later than the assessment time"] },
        Of("as-of-after-the-intrusion", () => March2021().With(b => b.ProxyLogon(Intrusion2021)), Shapes.Kape, Vulnerable, Compromised, 14) with { AsOf = At(2021, 3, 6) },
        Of("since-after-the-intrusion", () => March2021().With(b => b.ProxyLogon(Intrusion2021)), Shapes.Kape, Vulnerable, Compromised, 14) with { Since = At(2021, 3, 5) },
        Of("since-makes-it-whole", () => Hole(Installed2021, At(2021, 3, 4, 20), Enum.GetValues<Log>()), Shapes.Kape, Vulnerable, NotFound, 10) with { Since = At(2021, 3, 5), Says = ["given with --since"] },
        Of("fixed-by-log-version", FixedByLog, Shapes.Kape, Vulnerable, NotFound, 10) with { States = [("proxylogon", NotFound)], Says = ["the fix was effective"] },
        Of("not-effective", () => March2021(new Box()).Setup((Installed2021, "Install", "15.1.2176.2"), (At(2021, 3, 5, 1), "BuildToBuildUpgrade", "15.1.2242.8")).ExSetup("15.1.2176.2"), Shapes.Kape, Vulnerable, NotFound, 10) with { Says = ["files were not replaced"] },
        Of("three-parts-old", () => new Box().GetExchangeServer("Version 15.1 (Build 2176.2)"), Shapes.Kape, Vulnerable, CannotExclude, 11),
        Of("three-parts-current", () => new Box().GetExchangeServer("Version 15.1 (Build 2507.6)"), Shapes.Kape, Unknown, CannotExclude, 11),
        Of("outlier", () => March2021().With(b => b.Proxy(Log.ProxyEcp, new Request(At(2031, 1, 1, 4), "GET", "/ecp/"))), Shapes.Kape, Vulnerable, NotFound, 10) with { Says = ["later record"] },
        Of("single-source", () => March2021(ProxyLogonCases.Only(Log.FrontEnd)), Shapes.Kape, Vulnerable, NotFound, 10) with { States = [("proxylogon", NotFound)], Says = ["single source"] },
        Of("before-every-campaign", () => March2020().With(b => b.Forget(Log.FrontEnd, At(2020, 2, 1), At(2020, 2, 26))), Shapes.Kape, Vulnerable, NotFound, 10) with { States = [("proxylogon", NotFound), ("proxyshell", NotFound)] },
        Of("installed-fixed-attempted", InstalledFixed, Shapes.Kape, Vulnerable, Targeted, 12) with { Says = ["already fixed"] },
        Of("subscription-edition", Subscription, Shapes.Velociraptor, Patched, NotFound, 10) with { Says = ["leaves no trace here"], NeverSays = ["JUDG005"] },
        Of("unknown-build", () => { var b = Subscription(); b.Builds[0] = (DateTime.MinValue, "15.2.2562.99"); return b.Setup((At(2026, 10, 10, 7), "Install", "15.2.2562.99")).ExSetup("15.2.2562.99"); }, Shapes.Kape, Unknown, NotFound, 10),
        Of("exchange-2010-iis-only", Exchange2010, Shapes.Kape, Unknown, CannotExclude, 11),
    ];

    private static Box Hole(DateTime from, DateTime to, params Log[] logs)
    {
        var box = March2021();
        foreach (var log in logs)
        {
            box.Forget(log, from, to);
        }

        return box;
    }

    private static Box Unreadable()
    {
        var box = Hole(At(2021, 3, 3), At(2021, 3, 4), Entry);
        byte[] garbage = [0x10, 0xfa, 0xe0, .. Enumerable.Range(0, 4000).Select(i => (byte)(i * 37 % 251))];
        box.File($@"{box.IisLogs}\W3SVC1\u_ex210303.log", garbage);
        box.File($@"{box.Install}\Logging\HttpProxy\Ecp\HttpProxy_2021030304-1.LOG", garbage);
        return box;
    }

    private static Box FixedByLog()
    {
        var box = new Box();
        box.Builds.AddRange([(DateTime.MinValue, "15.1.2176.2"), (At(2021, 3, 4, 20), "15.1.2176.9")]);
        box.Setup((Installed2021, "Install", "15.1.2176.2")).Quiet(Installed2021, Collected2021);
        foreach (var log in Entry)
        {
            box.Forget(log, At(2021, 3, 6), At(2021, 3, 7));
        }

        return box;
    }

    private static Box InstalledFixed() => March2021(new Box(), "15.1.2176.9").With(b => b.Ssrf(Intrusion2021, "/autodiscover/autodiscover.xml", 500));

    private static Box Subscription()
    {
        var box = new Box { Name = "SE01", Install = @"G:\ExchangeSE" };
        box.Builds.Add((DateTime.MinValue, "15.2.2562.56"));
        return box.Setup((At(2026, 10, 10, 7), "Install", "15.2.2562.56")).ExSetup("15.2.2562.56").Quiet(At(2026, 10, 10, 7), At(2026, 10, 14, 11));
    }

    private static Box Exchange2010()
    {
        var box = new Box { IisColumns = Columns.Iis2010, Name = "EX10" };
        box.Off.UnionWith(Enum.GetValues<Log>().Except([Log.FrontEnd]));
        box.Builds.Add((DateTime.MinValue, "14.3.435.0"));
        return box.GetExchangeServer("Version 14.3 (Build 123.4)").Quiet(At(2021, 2, 1), At(2021, 3, 9));
    }
}
