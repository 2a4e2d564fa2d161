using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Traffic;

/// <summary>Message tracking: the mail flow probes of every half hour and the mail of the people.</summary>
internal sealed class MailTraffic(DrillRandom random, Organisation organisation, DateTime start) : ITraffic
{
    private static readonly string[] Subjects = ["Minutes", "RE: Offer", "Invoice 4711, March", "Lunch?", "FW: Delivery dates", "Holiday plan", "Weekly report", "AW: Contract draft, version 3"];
    private long _number = 12_884_901_888;
    private bool _started;

    public void Fill(DateTime hour, List<LogEntry> entries)
    {
        var first = _started ? hour : start;
        _started = true;
        Message(first.AddSeconds(48), organisation.HealthMailboxes[0].Smtp, organisation.HealthMailboxes[1].Smtp, "MBTSubmission/StoreDriverSubmission/probe", 4096, entries);
        Message(hour.AddMinutes(38).AddSeconds(11), organisation.HealthMailboxes[1].Smtp, organisation.HealthMailboxes[0].Smtp, "MBTSubmission/StoreDriverSubmission/probe", 4096, entries);
        var count = (int)(Rhythm.Weight(hour) * 6);
        for (var i = 0; i < count; i++)
        {
            var time = hour.AddMilliseconds(random.Between(0, 3_599_000));
            Message(time, random.Pick(organisation.People).Smtp, random.Pick(organisation.People).Smtp, random.Pick(Subjects), random.Between(5_000, 900_000), entries);
        }
    }

    private void Message(DateTime time, string sender, string recipient, string subject, int size, List<LogEntry> entries)
    {
        var id = random.NextGuid();
        _number += 3;
        entries.Add(new MailEvent
        {
            Time = time,
            Delivery = false,
            Source = "SMTP",
            EventId = "RECEIVE",
            Sender = sender,
            Recipient = recipient,
            Subject = subject,
            SizeBytes = size,
            InternalId = _number,
            MessageId = id,
            Connector = @"EXCH01\Default EXCH01",
        });
        entries.Add(new MailEvent
        {
            Time = time.AddMilliseconds(420),
            Delivery = true,
            Source = "STOREDRIVER",
            EventId = "DELIVER",
            Sender = sender,
            Recipient = recipient,
            Subject = subject,
            SizeBytes = size,
            InternalId = _number,
            MessageId = id,
        });
    }
}
