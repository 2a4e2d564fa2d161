using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Traffic;

/// <summary>Vulnerability checks that prove nothing more than somebody's curiosity.</summary>
internal static class Scanners
{
    /// <summary>The public nmap check for CVE-2021-26855: routes to localhost and reads the error.</summary>
    public static WebRequest Localhost(DrillRandom random, DateTime time, string client) => new()
    {
        Time = time,
        Id = random.NextGuid(),
        Protocol = "Owa",
        Method = "GET",
        Stem = "/owa/auth/x.js",
        Agent = Agents.Nmap,
        Client = client,
        Host = ServerProfile.Address,
        Status = 500,
        Authentication = "FBA",
        Anchor = "ServerInfo~localhost/ecp/default.flt?",
        RoutingHint = "X-AnonResource-Backend-Cookie",
        Milliseconds = random.Between(20, 90),
        Errors = "WebExceptionStatus=NameResolutionFailure;",
    };
}
