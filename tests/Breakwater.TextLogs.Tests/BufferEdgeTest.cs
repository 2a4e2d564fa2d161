using System.Text;

namespace Breakwater.TextLogs.Tests;

public sealed class BufferEdgeTest
{
    private static readonly LogReadOptions Wide = new() { BufferBytes = 1 << 20 };

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void EveryBufferSize_SeesTheSameRecords(string lineBreak)
    {
        var bytes = Encoding.UTF8.GetBytes(SampleLog.Csv.Replace("\n", lineBreak, StringComparison.Ordinal));
        var (expected, expectedRecords) = Logs.Read(bytes, Wide);
        Assert.True(expectedRecords.Count > 8);
        for (var size = 1; size <= 200; size++)
        {
            var (result, records) = Logs.Read(bytes, new LogReadOptions { BufferBytes = size });
            Assert.Equal(expectedRecords.Select(r => r.Offset + "|" + r.Content), records.Select(r => r.Offset + "|" + r.Content));
            Assert.Equal(expected.Problems, result.Problems);
            Assert.Equal(expected.Hours, result.Hours);
            Assert.Equal((expected.Records, expected.DamagedRecords, expected.Truncated), (result.Records, result.DamagedRecords, result.Truncated));
        }
    }

    [Fact]
    public void CrLfAndLoneCr_GiveTheRecordsOfLf()
    {
        var expected = Logs.Read(SampleLog.Csv, Wide).Records.Select(r => r.Content).ToList();
        foreach (var lineBreak in new[] { "\r\n", "\r" })
        {
            var text = SampleLog.Csv.Replace("\n", lineBreak, StringComparison.Ordinal);
            var records = Logs.Read(text).Records.Select(r => r.Content.Replace(lineBreak, "\n", StringComparison.Ordinal));
            Assert.Equal(expected, records);
        }
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Utf16Copy_GivesTheSameRecordsAndItsOwnOffsets(bool bigEndian, bool mark)
    {
        var utf16 = new UnicodeEncoding(bigEndian, mark);
        var text = SampleLog.Csv.TrimStart('\uFEFF');
        byte[] bytes = [.. utf16.GetPreamble(), .. utf16.GetBytes(text)];
        var (expected, expectedRecords) = Logs.Read(text);
        var (result, records) = Logs.Read(bytes);

        Assert.Equal(expectedRecords.Select(r => r.Content), records.Select(r => r.Content));
        Assert.Equal((expected.Records, expected.Truncated, bytes.LongLength), (result.Records, result.Truncated, result.Bytes));
        foreach (var record in records)
        {
            Assert.Equal(record.Line, utf16.GetString(bytes.AsSpan((int)record.Offset, record.Line.Length * 2)));
        }
    }

    [Fact]
    public void Offsets_PointAtTheRecord()
    {
        var bytes = Encoding.UTF8.GetBytes(SampleLog.Csv);
        foreach (var record in Logs.Read(bytes).Records)
        {
            Assert.Equal(record.Line, Encoding.UTF8.GetString(bytes.AsSpan((int)record.Offset, Encoding.UTF8.GetByteCount(record.Line))));
        }
    }
}
