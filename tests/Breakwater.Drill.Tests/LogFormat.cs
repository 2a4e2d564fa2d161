namespace Breakwater.Drill.Tests;

public sealed class LogFormat(Drilled drilled)
{
    public static TheoryData<string> Scenarios => Drilled.Scenarios;

    [Theory, MemberData(nameof(Scenarios))]
    public void EveryCsvRow_HasTheColumnsOfItsHeader(string scenario)
    {
        foreach (var path in EvidenceLogs.Csv(drilled.Get(scenario)))
        {
            var (columns, rows) = EvidenceLogs.ReadCsv(path);
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.True(row.Length == columns.Length, $"{path}: {row.Length} of {columns.Length}: {string.Join('|', row)}"));
        }
    }

    [Theory, MemberData(nameof(Scenarios))]
    public void Times_LieInTheWindowAndDoNotGoBack(string scenario)
    {
        var result = drilled.Get(scenario);
        foreach (var path in EvidenceLogs.Csv(result))
        {
            InOrder(path, result, [.. EvidenceLogs.ReadCsv(path).Rows.Select(r => EvidenceLogs.Time(r[0]))]);
        }

        foreach (var path in EvidenceLogs.W3c(result))
        {
            InOrder(path, result, [.. EvidenceLogs.ReadW3c(path).Select(r => EvidenceLogs.Time(r["date"] + "T" + r["time"] + "Z"))]);
        }
    }

    [Theory, MemberData(nameof(Scenarios))]
    public void HourlyFile_HoldsItsHourOnly(string scenario)
    {
        foreach (var path in EvidenceLogs.Csv(drilled.Get(scenario)).Where(p => p.Contains("HttpProxy_", StringComparison.Ordinal)))
        {
            var hour = Path.GetFileName(path)[10..20];
            Assert.All(EvidenceLogs.ReadCsv(path).Rows, row => Assert.Equal(hour, EvidenceLogs.Time(row[0]).ToString("yyyyMMddHH")));
        }
    }

    [Theory, MemberData(nameof(Scenarios))]
    public void DenseSources_HaveRecordsEveryHour(string scenario)
    {
        var result = drilled.Get(scenario);
        var folders = EvidenceLogs.Csv(result).Where(p => !p.Contains("/ECP/", StringComparison.Ordinal) && !p.Contains("/OAB", StringComparison.Ordinal))
            .GroupBy(p => Path.GetDirectoryName(p) + Path.GetFileName(p)[..8]);
        foreach (var folder in folders)
        {
            var hours = folder.Select(p => Path.GetFileNameWithoutExtension(p).Split('-')[0][^10..]).Distinct().Count();
            var from = scenario == "shell-removed" ? 15 : 31;
            Assert.InRange(hours, from, 31);
        }
    }

    [Theory, MemberData(nameof(Scenarios))]
    public void EveryHttpProxyRow_JoinsOneFrontEndRow(string scenario)
    {
        var result = drilled.Get(scenario);
        var joined = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in EvidenceLogs.W3c(result).Where(p => p.Contains("W3SVC1", StringComparison.Ordinal)).SelectMany(EvidenceLogs.ReadW3c))
        {
            var query = row["cs-uri-query"];
            var at = query.IndexOf("cafeReqId=", StringComparison.Ordinal);
            if (at >= 0)
            {
                Assert.True(joined.Add(query.Substring(at + 10, 36)));
            }
        }

        var ids = EvidenceLogs.Csv(result).Where(p => p.Contains("/HttpProxy/", StringComparison.Ordinal)).SelectMany(p => EvidenceLogs.ReadCsv(p).Rows).Select(r => r[1]).ToList();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.Contains(id, joined));
    }

    [Theory]
    [InlineData("proxylogon-webshell", 74)]
    [InlineData("logs-rolled-over", 69)]
    public void HttpProxy_HasTheColumnsOfItsVersion(string scenario, int columns)
    {
        var path = EvidenceLogs.Csv(drilled.Get(scenario)).First(p => p.Contains("/HttpProxy/", StringComparison.Ordinal));
        Assert.Equal(columns, EvidenceLogs.ReadCsv(path).Columns.Length);
    }

    private static void InOrder(string path, DrillResult result, List<DateTime> times)
    {
        Assert.All(times, time => Assert.InRange(time, result.Truth.LogsFrom.AddSeconds(-1), result.Truth.Collected));
        Assert.True(times.Zip(times.Skip(1)).All(p => p.First <= p.Second), path);
    }
}
