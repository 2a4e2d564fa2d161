namespace Breakwater.Model;

/// <summary>The facts of a record that judgement needs, under one name whatever the source calls them. All are attacker-written.</summary>
public sealed record FindingSubject
{
    public static FindingSubject None { get; } = new();

    /// <summary>Client address, normalised (no zone id, no port, no ::ffff: prefix); null when unknown or the server itself.</summary>
    public string? ClientAddress { get; init; }

    /// <summary>True where the client address is that of a load balancer or proxy, which stands for everybody's.</summary>
    public bool IsThroughBalancer { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>The authenticated user of the request.</summary>
    public string? User { get; init; }

    /// <summary>The mailbox that was read or acted on, where the source names one.</summary>
    public string? Mailbox { get; init; }

    /// <summary>HttpProxy RequestId, equal to cafeReqId in IIS: joins the rows of one request.</summary>
    public string? RequestId { get; init; }

    /// <summary>What the request, cmdlet or file aimed at: a URL path, a cmdlet, a file path.</summary>
    public string? Target { get; init; }

    /// <summary>Who took the target away, in words, where the trace is of its removal.</summary>
    public string? RemovedBy { get; init; }

    public int? Status { get; init; }

    /// <summary>True for a request of the house's own, no scanner's: a self-test, or anything from the server's own address.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Bytes that left the server, where logged.</summary>
    public long? ResponseBytes { get; init; }
}
