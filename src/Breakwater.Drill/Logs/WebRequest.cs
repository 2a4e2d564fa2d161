using Breakwater.Drill.World;

namespace Breakwater.Drill.Logs;

/// <summary>One request: a row in IIS, unless it was never proxied one in HttpProxy, and what the back end and its service wrote.</summary>
internal sealed class WebRequest : LogEntry
{
    public required Guid Id { get; init; }

    public required string Protocol { get; init; }

    public required string Method { get; init; }

    public required string Stem { get; init; }

    public required Agent Agent { get; init; }

    public required string Client { get; init; }

    public required int Status { get; init; }

    public string Host { get; init; } = ServerProfile.PublicHost;

    /// <summary>Without the question mark.</summary>
    public string Query { get; init; } = "";

    /// <summary>What the proxy module appends to the query in IIS after its own fields.</summary>
    public string IisSuffix { get; init; } = "";

    public string Referer { get; init; } = "-";

    public string Authentication { get; init; } = "";

    /// <summary><c>CONTOSO\name</c>, or empty for an anonymous request.</summary>
    public string User { get; init; } = "";

    public string Anchor { get; init; } = "";

    public string RoutingHint { get; init; } = "";

    public string ClientRequestId { get; init; } = "";

    public string Action { get; init; } = "";

    public string RoutingStatus { get; init; } = "";

    public string Note { get; init; } = "";

    public string Errors { get; init; } = "";

    public int Port { get; init; } = 443;

    public int SubStatus { get; init; }

    public int RequestBytes { get; init; }

    public int ResponseBytes { get; init; }

    public int Milliseconds { get; init; } = 16;

    /// <summary>False for what HttpProxy never sees: static files, pages of other applications, anonymous challenges.</summary>
    public bool InHttpProxy { get; init; } = true;

    public BackEndHop? BackEnd { get; init; }

    public ServiceRecord? Service { get; init; }

    public override void WriteTo(ServerLogs logs)
    {
        logs.WriteFrontEnd(this);
        if (InHttpProxy)
        {
            logs.WriteHttpProxy(this);
        }

        if (BackEnd is not null)
        {
            logs.WriteBackEnd(this, BackEnd);
        }

        if (logs.KeepsServiceLogs(Time))
        {
            Service?.WriteTo(logs, this);
        }
    }
}
