namespace Breakwater.Drill.Logs;

/// <summary>What the service behind the proxy wrote about a request.</summary>
internal abstract record ServiceRecord
{
    public abstract void WriteTo(ServerLogs logs, WebRequest request);
}
