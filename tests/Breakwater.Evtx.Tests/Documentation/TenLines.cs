namespace Breakwater.Evtx.Tests.Documentation;

/// <summary>The program of docs/evtx.md as it stands there, so that it compiles and runs.</summary>
internal static class TenLines
{
    public static void Run(string[] args)
    {
        using var log = EvtxFile.Open(args[0]);
        foreach (var record in log.Records())
        {
            var account = record.TryGetValue("TargetUserName", out var value) ? value.ToString() : "-";
            Console.WriteLine($"{record.CreatedUtc:O} {record.Channel} {record.EventId} {account}");
        }
        Console.Error.WriteLine(string.Join('\n', log.Damage));
    }
}
