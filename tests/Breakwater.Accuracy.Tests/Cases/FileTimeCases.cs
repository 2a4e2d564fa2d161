using System.Globalization;
using Breakwater.Accuracy.Tests.Evidence;
using static Breakwater.Accuracy.Tests.AccuracyCase;
using static Breakwater.Accuracy.Tests.Cases.Servers;
using static Breakwater.Model.ExposureState;
using static Breakwater.Model.VerdictState;

namespace Breakwater.Accuracy.Tests.Cases;

/// <summary>One page of little content, told apart by its time only: a lone date in the window, the folder's own habit, an update, a copy.</summary>
internal static class FileTimeCases
{
    private const string Page = @"C:\inetpub\wwwroot\dl.aspx";
    private const string Listing = @"C:\temp\ir\files.json";
    private const string DirListing = @"C:\temp\ir\wwwroot.txt";

    private static readonly DateTime Lone = At(2021, 3, 3, 4, 12);
    private static readonly DateTime Habit = At(2020, 11, 4, 8);

    public static IEnumerable<AccuracyCase> All =>
    [
        Of("times-lone-in-the-window", () => March2021().RootPage(Lone, Habit), Shapes.Mounted, Vulnerable, Suspected, 13) with { Must = ["unattributed:wroteFile"], Says = ["lies in the exposure window of ProxyLogon"] },
        Of("times-lone-before-the-window", () => March2021().RootPage(At(2020, 12, 9), Habit), Shapes.Mounted, Vulnerable, NotFound, 10),
        Of("times-all-of-one-day-in-the-window", () => March2021().RootPage(Lone, Lone.AddHours(-3)), Shapes.Mounted, Vulnerable, NotFound, 10),
        Of("times-of-an-update-in-the-window", () => March2021().RootPage(Lone, Habit).Setup((Installed2021, "Install", "15.1.2106.2"), (Lone.AddHours(2), "Upgrade", "15.1.2176.2")), Shapes.Mounted, Vulnerable, NotFound, 10),
        Of("times-lost-by-copying", () => March2021().RootPage(Lone, Habit), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("times-of-a-saved-listing", () => March2021().RootPage(Lone, Habit).File(Listing, ListingOf(Lone)), Shapes.Kape, Vulnerable, Suspected, 13) with { Says = ["Created 2021-03-03 04:12 UTC"] },
        Of("times-of-a-german-directory-listing", () => March2021().RootPage(Lone, Habit).File(DirListing, Directory(Lone)), Shapes.Kape, Vulnerable, Suspected, 13) with { Says = ["Changed 2021-03-03 04:12, in the server's own time"] },
        Of("times-of-a-german-directory-listing-before-the-window", () => March2021().RootPage(Lone, Habit).File(DirListing, Directory(At(2020, 12, 9))), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("times-of-a-listing-before-the-window", () => March2021().RootPage(Lone, Habit).File(Listing, ListingOf(At(2020, 12, 9))), Shapes.Kape, Vulnerable, NotFound, 10),
    ];

    /// <summary>What <c>Get-ChildItem C:\inetpub\wwwroot | ConvertTo-Json</c> leaves of the columns that matter, as Windows PowerShell writes times.</summary>
    private static string ListingOf(DateTime page) => "[" + string.Join(",", new[] { (Page, page) }
        .Concat(new[] { "iisstart.htm", "iisstart.png", "web.config" }.Select(n => (@"C:\inetpub\wwwroot\" + n, Habit)))
        .Select(f => $$"""{"FullName":"{{f.Item1.Replace("\\", "\\\\", StringComparison.Ordinal)}}","CreationTimeUtc":"\/Date({{new DateTimeOffset(f.Item2).ToUnixTimeMilliseconds()}})\/","LastWriteTimeUtc":"\/Date({{new DateTimeOffset(f.Item2).ToUnixTimeMilliseconds()}})\/"}""")) + "]";

    /// <summary>What <c>dir /s C:\inetpub\wwwroot</c> prints on a German server.</summary>
    private static string Directory(DateTime page) =>
        " Volume in Laufwerk C: hat keine Bezeichnung.\r\n Volumeseriennummer: 5C1D-0A77\r\n\r\n Verzeichnis von C:\\inetpub\\wwwroot\r\n\r\n"
        + string.Concat(new[] { (".", Habit), ("dl.aspx", page), ("iisstart.htm", Habit), ("iisstart.png", Habit), ("web.config", Habit) }
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Item2:dd.MM.yyyy  HH:mm}    {(f.Item1 == "." ? "<DIR>         " : "           701")} {f.Item1}\r\n")))
        + "               4 Datei(en),          2.804 Bytes\r\n";
}
