using Breakwater.Evtx;

// What a user of the package writes: every record, all System fields and one value by its name. The sums keep the reads from being left out.
using var log = EvtxFile.Open(args[0]);
var (records, found, sum) = (0L, 0L, 0L);
foreach (var record in log.Records())
{
    records++;
    sum += (record.EventId ?? 0) + (record.Version ?? 0) + (record.Level ?? 0) + (record.Task ?? 0) + (record.Opcode ?? 0);
    sum += (record.ProcessId ?? 0) + (record.ThreadId ?? 0) + (long)record.EventRecordId + (record.CreatedUtc?.Second ?? 0);
    sum += record.Provider.Length + record.Channel.Length + record.Computer.Length + record.Keywords.Bytes.Length + record.UserSid.Bytes.Length;
    if (record.TryGetValue(args[1], out var value))
    {
        found++;
        sum += value.Bytes.Length;
    }
}

Console.WriteLine($"{records} records, {found} with {args[1]}, {sum}");
