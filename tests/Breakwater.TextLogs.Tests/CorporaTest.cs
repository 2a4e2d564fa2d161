using System.Text.Json;
using Breakwater.Tests;
using Breakwater.TextLogs.Recognition;

namespace Breakwater.TextLogs.Tests;

public sealed class CorporaTest
{
    [Theory]
    [InlineData("iis10.log", 1, 0)]
    [InlineData("iis10_cookies.log", 3, 0)]
    [InlineData("iis10_edge_cases.log", 15, 0)]
    [InlineData("iis6.log", 12, 0)]
    [InlineData("iis7_owa.log", 3, 0)]
    [InlineData("iis7_sqli.log", 2, 0)]
    [InlineData("iis_without_date.log", 11, 0)]
    public void IisLog_IsReadWhole(string name, int records, int damaged)
    {
        Assert.SkipWhen(Repository.Corpora is null, "corpora are absent");
        using var stream = File.OpenRead(Path.Combine(Repository.Corpora!, "iis", name));
        var (result, seen) = Logs.Read(stream);

        Assert.Equal((records, damaged, 0, false), ((int)result.Records, (int)result.DamagedRecords, (int)result.RecordsWithoutTime, result.Truncated));
        Assert.All(seen, r => Assert.StartsWith("/", r["cs-uri-stem"], StringComparison.Ordinal));
        Assert.Empty(result.Problems);
    }

    [Fact]
    public void PublishedLines_FitTheirColumnLists()
    {
        Assert.SkipWhen(Repository.Corpora is null, "corpora are absent");
        var read = 0;
        foreach (var text in File.ReadLines(Path.Combine(Repository.Corpora!, "published-lines", "lines.jsonl")))
        {
            using var json = JsonDocument.Parse(text);
            var line = json.RootElement.GetProperty("line").GetString()!;
            if (HeaderFor(json.RootElement.GetProperty("log_type").GetString()!, line) is not { } header)
            {
                continue;
            }

            var (result, records) = Logs.Read(header + line + "\n" + line + "\n");
            Assert.Equal((2L, 0L, 0L), (result.Records, result.DamagedRecords, result.RecordsWithoutTime));
            Assert.Equal(records[0].Cells, records[1].Cells);
            Assert.NotNull(Logs.Recognise(line + "\n"));
            read++;
        }

        Assert.True(read >= 30, $"{read} lines read");
    }

    private static string? HeaderFor(string logType, string line)
    {
        string[]? columns = logType switch
        {
            _ when logType.StartsWith("httpproxy", StringComparison.Ordinal) => KnownColumns.HttpProxy,
            "message-tracking" => KnownColumns.MessageTracking,
            "cmdletinfra-rps-cmdlet" => KnownColumns.RpsCmdlet,
            "ecp-activity" => KnownColumns.Ecp,
            "agentlog" => KnownColumns.Agent,
            _ => null,
        };
        return columns is not null ? "#Software: Microsoft Exchange Server\n#Fields: " + string.Join(',', columns) + "\n"
            : !logType.StartsWith("iis", StringComparison.Ordinal) ? null
            : "#Software: Microsoft Internet Information Services 10.0\n#Fields: "
                + string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 14 ? KnownColumns.Iis7 : KnownColumns.Iis) + "\n";
    }
}
