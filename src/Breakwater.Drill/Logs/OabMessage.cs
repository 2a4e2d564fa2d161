namespace Breakwater.Drill.Logs;

/// <summary>Row of the offline address book generator's log.</summary>
internal sealed class OabMessage : LogEntry
{
    public required string RecordType { get; init; }

    public required Guid Trace { get; init; }

    public required Guid AddressBook { get; init; }

    public required string Message { get; init; }

    public override void WriteTo(ServerLogs logs)
    {
        if (!logs.KeepsServiceLogs(Time))
        {
            return;
        }

        var file = logs.OabGenerator.At(Time);
        file.Time(Time);
        file.Text($",{RecordType},{Trace},{AddressBook},,");
        Csv.Write(file, Message);
        file.EndRow();
        logs.Count();
    }
}
