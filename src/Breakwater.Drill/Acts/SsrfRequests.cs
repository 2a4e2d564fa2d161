using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Acts;

/// <summary>Requests whose cookie names the back end's target, as CVE-2021-26855 leaves them in the logs.</summary>
internal sealed class SsrfRequests(DrillRandom random, Intruder intruder)
{
    private int _turn;

    public WebRequest To(string path, string query, int status, DateTime time, ServiceRecord? service = null, int milliseconds = 60)
    {
        var client = intruder.Addresses[_turn++ % intruder.Addresses.Count];
        var target = query.Length == 0 ? path : $"{path}?{query}";
        return new WebRequest
        {
            Time = time,
            Id = random.NextGuid(),
            Protocol = intruder.Protocol,
            Method = "POST",
            Stem = intruder.Stem,
            Agent = intruder.ExploitAgent,
            Client = client,
            Status = status,
            Authentication = "FBA",
            Anchor = $"ServerInfo~a]@{ServerProfile.Name}.{Organisation.Domain}:444{target}{(query.Length == 0 ? "?" : "")}#",
            RoutingHint = intruder.Protocol == "Ecp" ? "X-BEResource-Cookie" : "X-AnonResource-Backend-Cookie",
            RequestBytes = random.Between(180, 2600),
            ResponseBytes = random.Between(0, 4000),
            Milliseconds = milliseconds,
            BackEnd = new BackEndHop(path, query.Length == 0 ? "-" : query, ServerProfile.MachineAccount, ServerProfile.LinkLocal),
            Service = service,
        };
    }
}
