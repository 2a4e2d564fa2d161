using System.Buffers;
using System.IO.Compression;
using System.Text;
using Breakwater.Tests;

namespace Breakwater.Evtx.Tests.Damaged;

/// <summary>Each damaged log reports what is broken in it and still gives every record that can be read: tests/data/evtx-damaged/expected.txt says which.</summary>
public sealed class DamagedLogsTest
{
    public static TheoryData<string> Names => [.. DamagedLogs.All.Keys];

    private static string Expected => Repository.At("tests", "data", "evtx-damaged", "expected.txt");

    [Theory, MemberData(nameof(Names))]
    public void DamagedLog_ReportsItsDamage_AndGivesEveryReadableRecord(string name) => Assert.Equal(Section(File.ReadAllText(Expected), name), Report(name, Committed(name)));

    /// <summary>Searching for records beyond what the headers account for must not lose any.</summary>
    [Theory, MemberData(nameof(Names))]
    public void DamagedLog_Carved_GivesNoFewerRecords(string name) =>
        Assert.InRange(Read(Committed(name), new EvtxReadOptions { Carve = true }).Whole, Read(Committed(name), EvtxReadOptions.Default).Whole, 100);

    [Theory, MemberData(nameof(Names))]
    public void CommittedLog_IsWhatItsRecipeMakes(string name) => Assert.Equal(DamagedLogs.All[name](), Committed(name));

    [Fact(Explicit = true)]
    public void Rewrite()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Expected)!);
        foreach (var (name, make) in DamagedLogs.All)
        {
            using var zip = new GZipStream(File.Create(PathOf(name)), CompressionLevel.SmallestSize);
            zip.Write(make());
        }

        File.WriteAllText(Expected, string.Join('\n', DamagedLogs.All.Select(d => Report(d.Key, d.Value()))));
    }

    private static string PathOf(string name) => Repository.At("tests", "data", "evtx-damaged", name + ".evtx.gz");

    private static byte[] Committed(string name)
    {
        using var zip = new GZipStream(File.OpenRead(PathOf(name)), CompressionMode.Decompress);
        var log = new MemoryStream();
        zip.CopyTo(log);
        return log.ToArray();
    }

    private static string Section(string table, string name) => table.Split("\n\n").Select(s => s.TrimEnd('\n') + "\n").Single(s => s.StartsWith(name + ":", StringComparison.Ordinal));

    private static string Report(string name, byte[] log)
    {
        var (whole, partial, damage) = Read(log, EvtxReadOptions.Default);
        var text = new StringBuilder($"{name}: {whole} records whole, {partial} in part\n");
        foreach (var found in damage)
        {
            text.Append("  ").Append(found).Append('\n');
        }

        return text.ToString();
    }

    private static (int Whole, int Partial, IReadOnlyList<EvtxDamage> Damage) Read(byte[] bytes, EvtxReadOptions options)
    {
        var (whole, partial) = (0, 0);
        var output = new ArrayBufferWriter<byte>();
        using var log = EvtxFile.Open(bytes, options);
        foreach (var record in log.Records())
        {
            output.ResetWrittenCount();
            var isWhole = record.WriteJson(output);
            (whole, partial) = isWhole ? (whole + 1, partial) : (whole, partial + 1);
        }

        return (whole, partial, log.Damage);
    }
}
