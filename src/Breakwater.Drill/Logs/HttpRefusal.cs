namespace Breakwater.Drill.Logs;

/// <summary>A request that HTTP.sys refused before IIS saw it.</summary>
internal sealed class HttpRefusal : LogEntry
{
    public required string Client { get; init; }

    public required int ClientPort { get; init; }

    public required string Method { get; init; }

    public required string Url { get; init; }

    /// <summary>0 for a connection that ended without an answer.</summary>
    public int Status { get; init; }

    public required string Reason { get; init; }

    public string Queue { get; init; } = "-";

    public override void WriteTo(ServerLogs logs)
    {
        var file = logs.HttpErr;
        IisLog.Stamp(file, Time);
        var status = Status == 0 ? "-" : Status.ToString();
        var known = Method != "-";
        file.Row($"{Client} {ClientPort} {World.ServerProfile.Address} 443 {(known ? "HTTP/1.1" : "-")} {Method} {Url} - {status} {(known ? "1" : "-")} {Reason} {Queue}");
        logs.Count();
    }
}
