using Breakwater.Accuracy.Tests.Evidence;
using static Breakwater.Accuracy.Tests.AccuracyCase;
using static Breakwater.Accuracy.Tests.Cases.Servers;
using static Breakwater.Model.ExposureState;
using static Breakwater.Model.VerdictState;

namespace Breakwater.Accuracy.Tests.Cases;

/// <summary>Requests of which one tells nothing and hundreds do, and the crowds that look like them.</summary>
internal static class CountedCases
{
    private const string Undecryptable = "&CryptoError=PossibleSSLCertrolloverMismatch";
    private static readonly DateTime Night = At(2021, 8, 11, 2);
    private static readonly DateTime Morning = At(2021, 8, 11, 7);

    public static IEnumerable<AccuracyCase> All =>
    [
        Of("counted-cookies-guessed-from-outside", () => August2021().With(b => Opened(b, Night, 300, "198.51.100.61", Undecryptable)), Shapes.Kape, Vulnerable, Targeted, 12)
            with { States = [("proxyoracle", Targeted)], MustNot = ["proxyoracle:credentials"] },
        Of("counted-cookies-guessed-behind-a-balancer", () => August2021().With(b => Opened(b, Night, 300, "10.20.0.5", Undecryptable)), Shapes.Kape, Vulnerable, Targeted, 12) with { States = [("proxyoracle", Targeted)] },
        Of("counted-cookies-fewer-than-hundreds", () => August2021().With(b => Opened(b, Night, 299, "198.51.100.61", Undecryptable)), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("counted-cookies-over-a-day", () => August2021().With(b => Opened(b, Night, 700, "198.51.100.61", Undecryptable, seconds: 40)), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("counted-busy-morning", () => August2021().With(b => Opened(b, Morning, 1500, "198.51.100.61", browsers: 5)), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("counted-old-cookies-after-a-new-certificate", () => August2021().With(b => Opened(b, Morning, 900, "10.20.0.5", Undecryptable, browsers: 9)), Shapes.Kape, Vulnerable, NotFound, 10),
    ];

    /// <summary>Outlook on the web opened without a valid login, so many times.</summary>
    private static void Opened(Box box, DateTime from, int times, string client, string query = "", double seconds = 2, int browsers = 1)
    {
        for (var i = 0; i < times; i++)
        {
            box.FrontEnd(new Request(from.AddSeconds(i * seconds), "GET", "/owa/") { Status = 302, Client = client, Query = query, Agent = $"Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/{90 + (i % browsers)}.0" });
        }
    }
}
