namespace Breakwater.Drill.Logs;

/// <summary>Row of the message tracking log.</summary>
internal sealed class MailEvent : LogEntry
{
    public required bool Delivery { get; init; }

    public required string Source { get; init; }

    public required string EventId { get; init; }

    public required string Sender { get; init; }

    public required string Recipient { get; init; }

    public required string Subject { get; init; }

    public required int SizeBytes { get; init; }

    public required long InternalId { get; init; }

    public required Guid MessageId { get; init; }

    public string Connector { get; init; } = "";

    public override void WriteTo(ServerLogs logs)
    {
        if (!logs.KeepsServiceLogs(Time))
        {
            return;
        }

        var row = logs.TrackingCells;
        row["date-time"] = Csv.Time(Time);
        row["client-ip"] = World.ServerProfile.Address;
        row["client-hostname"] = World.ServerProfile.Name;
        row["server-ip"] = World.ServerProfile.Address;
        row["server-hostname"] = World.ServerProfile.Name;
        row["connector-id"] = Connector;
        row["source"] = Source;
        row["event-id"] = EventId;
        row["internal-message-id"] = InternalId.ToString();
        row["message-id"] = $"<{MessageId:N}@{World.ServerProfile.Fqdn}>";
        row["network-message-id"] = MessageId.ToString();
        row["recipient-address"] = Recipient;
        row["recipient-status"] = Delivery ? "Inbox" : "250 2.1.5 Recipient OK";
        row["total-bytes"] = SizeBytes.ToString();
        row["recipient-count"] = "1";
        row["message-subject"] = Subject;
        row["sender-address"] = Sender;
        row["return-path"] = Sender;
        row["message-info"] = $"{Csv.Time(Time.AddMilliseconds(-420))};LSRV={World.ServerProfile.Fqdn}:TOTAL-HUB=0.420";
        row["directionality"] = "Originating";
        row["custom-data"] = "S:E2ELatency=0.420;S:DeliveryPriority=Normal";
        row["transport-traffic-type"] = "Email";
        row["log-id"] = MessageId.ToString();
        row["schema-version"] = logs.Server.At(Time).Padded;
        row.WriteTo((Delivery ? logs.TrackingDelivery : logs.Tracking).At(Time));
        logs.Count();
    }
}
