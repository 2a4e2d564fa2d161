namespace Breakwater.Drill.World;

/// <summary>A mailbox user with the devices that the logs show.</summary>
internal sealed record Person(
    string Account,
    string DisplayName,
    string Smtp,
    string Logon,
    string Sid,
    Guid Mailbox,
    Guid Database,
    string Address,
    Agent Outlook,
    Agent Browser,
    Agent Phone,
    string DeviceId,
    string DeviceType)
{
    public string SidAnchor { get; } = "Sid~" + Sid;

    public string MailboxAnchor { get; } = $"MailboxGuid~{Mailbox}";

    public string MailboxQuery { get; } = $"MailboxId={Mailbox}@contoso.example";

    public string RoutingDatabase { get; } = $"|RoutingDB:{Database}";

    public string EasQuery { get; } = $"User=CONTOSO%5C{Account}&DeviceId={DeviceId}&DeviceType={DeviceType}";
}
