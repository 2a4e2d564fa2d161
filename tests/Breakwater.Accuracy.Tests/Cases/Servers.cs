using Breakwater.Accuracy.Tests.Evidence;

namespace Breakwater.Accuracy.Tests.Cases;

/// <summary>Servers at the time of each campaign, quiet from their installation to the collection.</summary>
internal static class Servers
{
    public static DateTime At(int year, int month, int day, int hour = 0, int minute = 0, int second = 0) => new(year, month, day, hour, minute, second, DateTimeKind.Utc);

    /// <summary>Exchange 2016 CU19 without the update of March 2021.</summary>
    public static readonly DateTime Installed2021 = At(2021, 2, 27, 10);

    public static readonly DateTime Collected2021 = At(2021, 3, 7, 15);

    public static readonly DateTime Intrusion2021 = At(2021, 3, 3, 5, 12, 31);

    public static Box March2021(Box? box = null, string build = "15.1.2176.2")
    {
        box ??= new Box();
        box.Builds.Add((DateTime.MinValue, build));
        return box.Setup((Installed2021, "Install", build)).Quiet(Installed2021, Collected2021);
    }

    public static Box With(this Box box, Action<Box> act)
    {
        act(box);
        return box;
    }

    /// <summary>Exchange 2019 CU9 without the update of April 2021.</summary>
    public static Box August2021(Box? box = null)
    {
        box ??= new Box { Name = "EXMBX2", Domain = "hq.wingtip.test", Install = @"E:\Exchange2019", IisLogs = @"E:\wwwlogs", FrontSite = 3, BackSite = 7 };
        box.Builds.Add((DateTime.MinValue, "15.2.858.5"));
        return box.Setup((At(2021, 8, 7, 8), "Install", "15.2.858.5")).Quiet(At(2021, 8, 7, 8), At(2021, 8, 18, 6));
    }

    /// <summary>Exchange 2019 CU12 with the update of October 2022, which fixes neither ProxyNotShell nor OWASSRF.</summary>
    public static Box Late2022(Box? box = null)
    {
        box ??= new Box { Name = "MAIL-A", Domain = "lan.proseware.test" };
        box.Builds.Add((DateTime.MinValue, "15.2.1118.15"));
        return box.Setup((At(2022, 11, 28, 8), "Install", "15.2.1118.15")).Quiet(At(2022, 11, 28, 8), At(2022, 12, 4, 20));
    }

    /// <summary>Exchange 2016 CU15 without the update of February 2020.</summary>
    public static Box March2020()
    {
        var box = new Box { Name = "OLDMAIL", Domain = "ad.fourthcoffee.test", ProxyColumns = 69 };
        box.Builds.Add((DateTime.MinValue, "15.1.1913.5"));
        return box.Setup((At(2020, 2, 27, 8), "Install", "15.1.1913.5")).Quiet(At(2020, 2, 27, 8), At(2020, 3, 5, 20));
    }
}
