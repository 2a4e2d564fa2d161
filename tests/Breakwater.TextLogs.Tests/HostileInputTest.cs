using System.Text;

namespace Breakwater.TextLogs.Tests;

public sealed class HostileInputTest
{
    [Fact]
    public void LongLine_KeepsItsFirstPartAndSaysWhatWasSkipped()
    {
        var options = new LogReadOptions { MaxLineBytes = 200 };
        var (result, records) = Logs.Read(Lines.IisHeader + "2021-03-03 05:12:38 192.0.2.10 GET /a.aspx " + new string('x', 1000) + " 443\n" + Lines.IisEcp + "\n", options);

        Assert.Equal((2, 1), ((int)result.Records, (int)result.DamagedRecords));
        Assert.Equal(("/a.aspx", 200), (records[0]["cs-uri-stem"], records[0].Line.Length));
        Assert.True(records[0].Damaged);
        Assert.Equal(("/ecp/q7.js", 6L), (records[1]["cs-uri-stem"], records[1].LineNumber));
        Assert.Equal((848L, 848L), (result.SkippedBytes, result.Problems.Single().SkippedBytes));
        Assert.Contains("TLOG003 line 5 at offset", result.Problems.Single().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void LongQuotedCell_ResumesAtTheNextRecord()
    {
        var options = new LogReadOptions { MaxLineBytes = 400 };
        var cell = string.Concat(Enumerable.Repeat("a line of the cell\n", 100));
        var (result, records) = Logs.Read(Lines.EcpHeader + "2021-03-03T05:12:46.702Z,S,E,\"" + cell + "\"\n" + Lines.EcpInboxRule[..300] + "\n", options);

        Assert.Equal((2, 1), ((int)result.Records, (int)result.DamagedRecords));
        Assert.Equal("ECP.Request", records[1]["EventId"]);
        Assert.Equal(107, records[1].LineNumber);
    }

    [Fact]
    public void HundredMegabytesWithoutLineBreak_NeedLittleMemory()
    {
        using var stream = new EndlessLine(Encoding.UTF8.GetBytes(Lines.IisHeader), 100_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (result, records) = Logs.Read(stream);

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 32_000_000);
        Assert.True(Assert.Single(records).Damaged);
        Assert.Equal(100_000_000 - (1024 * 1024), result.SkippedBytes);
    }

    [Fact]
    public void NulBlocks_AreSkippedAndCounted()
    {
        var nuls = new string('\0', 5000);
        var (result, records) = Logs.Read(Lines.IisHeader + Lines.IisEcp + "\n2021-03-03 05:12:39 192.0.2.10 GET /cut" + nuls + Lines.IisHeader + Lines.IisEcp + "\n" + nuls);

        Assert.Equal((3, 1, 10_000), ((int)result.Records, (int)result.DamagedRecords, (int)result.NulBytes));
        Assert.Equal(["/ecp/q7.js", "/cut", "/ecp/q7.js"], records.Select(r => r["cs-uri-stem"]));
        Assert.Equal(["TLOG004", "TLOG004"], result.Problems.Select(p => p.Code));
    }

    [Fact]
    public void InvalidUtf8_IsHandedOverAsItIs()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Lines.IisHeader + "2021-03-03 05:12:38 192.0.2.10 GET /"), 0xFF, 0xC3, .. " - 443 - ::1 x - 200 0 0 62\n"u8];
        var (result, records) = Logs.Read(bytes);

        Assert.Equal("/\uFFFD\uFFFD", records[0]["cs-uri-stem"]);
        Assert.Equal(0, result.DamagedRecords);
    }

    [Fact]
    public void FailingStream_EndsTheLogEarly()
    {
        using var stream = new EndlessLine(Encoding.UTF8.GetBytes(Lines.IisHeader + string.Concat(Enumerable.Repeat(Lines.IisEcp + "\n", 100))), 0) { FailAtEnd = true };
        var (result, _) = Logs.Read(stream);

        Assert.Equal((100, true), ((int)result.Records, result.Truncated));
        Assert.Contains("found 'unexpected end of data'; what came before is read", result.Problems.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_AreCountedBeyondTheLimit()
    {
        var row = "2021-03-03T05:12:46.702Z,S,E,\"open\n";
        var (result, _) = Logs.Read(Lines.EcpHeader + string.Concat(Enumerable.Repeat(row, 50)), new LogReadOptions { MaxProblems = 10 });

        Assert.Equal((10, 40L), (result.Problems.Count, result.UnlistedProblems));
    }

    [Fact]
    public void Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        using var stream = new EndlessLine(Encoding.UTF8.GetBytes(Lines.IisHeader), int.MaxValue) { OnRead = source.Cancel };
        Assert.Throws<OperationCanceledException>(() => LogReader.Read(stream, LogReadOptions.Default, new NoVisitor(), source.Token));
    }

    [Fact]
    public void Filter_DecidesWhatIsDeliveredButNotWhatIsCounted()
    {
        var options = new LogReadOptions { Filter = new Containing("/ecp/") };
        var (result, records) = Logs.Read(Lines.IisHeader + Lines.IisEcp + "\n" + Lines.IisProxyShell + "\n", options);

        Assert.Equal("/ecp/q7.js", Assert.Single(records)["cs-uri-stem"]);
        Assert.Equal(2, result.Records);
        Assert.Equal(new DateTime(2021, 8, 19, 22, 40, 11, DateTimeKind.Utc), result.Last);
    }

    [Fact]
    public void Mutations_NeverThrowAndStayInside()
    {
        var random = new Random(1202103);
        var sample = Encoding.UTF8.GetBytes(SampleLog.Csv);
        byte[][] seeds = [sample, Encoding.Unicode.GetBytes(SampleLog.Csv), Encoding.UTF8.GetBytes(Lines.HttpProxyHeader + Lines.HttpProxyEcp + "\n" + Lines.RpsCmdlet)];
        for (var round = 0; round < 1500; round++)
        {
            var bytes = Mutate((byte[])seeds[round % seeds.Length].Clone(), random);
            var (result, records) = Logs.Read(bytes, new LogReadOptions { BufferBytes = random.Next(1, 300), MaxLineBytes = random.Next(1, 1000), MaxProblems = 5 });

            Assert.Equal(result.Records, records.Count);
            Assert.True(result.Bytes <= bytes.Length && result.DamagedRecords <= result.Records);
            Assert.Equal(result.Records - result.RecordsWithoutTime, result.Hours.Sum(h => h.Records));
            long last = -1;
            foreach (var record in records)
            {
                Assert.True(record.Offset > last && record.Offset < bytes.Length);
                last = record.Offset;
            }
        }
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            var at = random.Next(bytes.Length);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1 when bytes.Length > 100:
                    bytes = bytes[..at];
                    bytes = bytes.Length == 0 ? [1] : bytes;
                    break;
                case 2:
                    bytes[at] = "\",\n\r\0# ;'"u8[random.Next(9)];
                    break;
                case 3:
                    var from = random.Next(bytes.Length);
                    bytes = [.. bytes[..at], .. bytes[from..Math.Min(bytes.Length, from + random.Next(300))], .. bytes[at..]];
                    break;
                default:
                    bytes.AsSpan(at, Math.Min(bytes.Length - at, random.Next(20))).Clear();
                    break;
            }
        }

        return bytes;
    }

    private sealed class NoVisitor : ILogVisitor
    {
        public void OnSchema(LogSchema schema)
        {
        }

        public void OnRecord(in LogRecord record)
        {
        }
    }
}
