using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Breakwater.Evtx;
using Breakwater.Evtx.Tests.SecondOpinion;
using Breakwater.Tests;

namespace Breakwater.Drill.Tests.EventLogs;

public sealed partial class ScenarioEventsTest(Drilled drilled)
{
    public static TheoryData<string> Scenarios => Drilled.Scenarios;

    [Theory, MemberData(nameof(Scenarios))]
    public void EventLogs_ReadWithoutDamage_InOrder_WithinTheWindow(string scenario)
    {
        var result = drilled.Get(scenario);
        var channels = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in Logs(result))
        {
            using var log = EvtxFile.Open(path);
            ulong last = 0;
            foreach (var record in log.Records())
            {
                Assert.True(last == 0 || record.EventRecordId == last + 1, $"{path}: {record.EventRecordId} after {last}");
                Assert.InRange(record.CreatedUtc!.Value, result.Truth.LogsFrom, result.Truth.Collected);
                channels.Add(record.Channel.ToString());
                last = record.EventRecordId;
            }

            Assert.Empty(log.Damage);
        }

        Assert.Superset(new HashSet<string>(["System", "Application", "Security", "MSExchange Management"], StringComparer.Ordinal), channels);
    }

    [Theory]
    [InlineData("proxylogon-webshell", @"ECP\Server", "<script", "Set-OabVirtualDirectory")]
    [InlineData("proxyshell-export", @"Powershell-Proxy\Cmdlet", ",New-MailboxExportRequest,", "New-MailboxExportRequest")]
    public void CmdletOfTheIntruder_IsInBothKindsOfLog_AtTheSameTime(string scenario, string folder, string text, string cmdlet)
    {
        var rows = EvidenceLogs.Csv(drilled.Get(scenario)).Where(p => p.Contains(folder.Replace('\\', '/'), StringComparison.Ordinal)).SelectMany(File.ReadLines).Where(l => l.Contains(text, StringComparison.Ordinal));
        var events = Xml(drilled.Get(scenario)).Where(x => x.Contains("MSExchange CmdletLogs", StringComparison.Ordinal) && x.Contains($"<Data>{cmdlet}</Data>", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains(events, e => e.Contains(row[..23], StringComparison.Ordinal)));
    }

    [Fact]
    public void ForwardedCmdlets_LieInTheCollectorsLogOnly()
    {
        var logs = Logs(drilled.Get("proxyshell-export")).ToList();
        Assert.DoesNotContain(logs, l => l.EndsWith("MSExchange Management.evtx", StringComparison.Ordinal));
        Assert.All(OurReader.Events(logs.Single(l => l.EndsWith("ForwardedEvents.evtx", StringComparison.Ordinal))), e => Assert.Contains("<Channel>MSExchange Management</Channel>", e, StringComparison.Ordinal));
    }

    [Fact]
    public void ClearedSecurityLog_BeginsWithTheEventThatSaysSo()
    {
        var security = Logs(drilled.Get("two-intruders")).Single(l => l.EndsWith("/Security.evtx", StringComparison.Ordinal));
        Assert.Contains("<EventID>1102</EventID>", OurReader.Events(security)[0], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Scenarios))]
    public void EventTexts_NameReservedHostsOnly_AndCarryNothingThatRuns(string scenario)
    {
        foreach (var xml in Xml(drilled.Get(scenario)))
        {
            Assert.All(HostName().Matches(xml.Replace("ASP.NET", "", StringComparison.Ordinal).Replace(@"\Microsoft.NET\", "", StringComparison.Ordinal)).Select(m => m.Value), host => Assert.True(host.EndsWith(".example", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".microsoft.com", StringComparison.Ordinal), host));
            Assert.Equal(Regex.Count(xml, @"eval\s*\("), Regex.Count(xml, Regex.Escape("eval(Request[PAYLOAD inert]")));
        }
    }

    /// <summary>Events that the public corpora also have must have the same fields in the same order; a later version of the source may have added some before or behind.</summary>
    [Fact]
    public void EventsOfKnownKinds_HaveTheFieldsOfRealOnes()
    {
        Assert.SkipWhen(Repository.Corpora is null, "the public corpora are absent");
        var ours = Shapes(Logs(drilled.Get("proxylogon-webshell")).Concat(Logs(drilled.Get("two-intruders"))));
        var real = Shapes(Directory.EnumerateFiles(Repository.Corpora, "*.evtx", SearchOption.AllDirectories));
        var known = ours.Where(o => real.ContainsKey(o.Key)).ToList();
        Assert.InRange(known.Count, 8, 100);
        Assert.Empty(known.Where(o => !o.Value.All(shape => real[o.Key].Any(r => IsSameKind(shape, r)))).Select(o => $"{o.Key}: {string.Join(" / ", o.Value)} <> {real[o.Key].First()}"));
    }

    private static IEnumerable<string> Logs(DrillResult result) => EvidenceLogs.Files(result).Where(f => f.EndsWith(".evtx", StringComparison.Ordinal));

    private static IEnumerable<string> Xml(DrillResult result) => Logs(result).SelectMany(OurReader.Events);

    private static Dictionary<string, HashSet<string>> Shapes(IEnumerable<string> logs)
    {
        var shapes = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var json = new System.Buffers.ArrayBufferWriter<byte>();
        foreach (var path in logs)
        {
            using var log = EvtxFile.Open(path);
            foreach (var record in log.Records())
            {
                json.ResetWrittenCount();
                if (!record.WriteJson(json))
                {
                    continue;
                }

                using var document = JsonDocument.Parse(json.WrittenMemory);
                var key = $"{record.Provider} {record.EventId} v{record.Version}";
                shapes.TryAdd(key, new(StringComparer.Ordinal));
                shapes[key].Add(Shape(document.RootElement));
            }
        }

        return shapes;
    }

    private static bool IsSameKind(string shape, string real)
    {
        var (ours, theirs) = (shape.Split("Data(", 2), real.Split("Data(", 2));
        return ours[0] == theirs[0] && (ours[1].Contains(theirs[1].TrimEnd(')'), StringComparison.Ordinal) || theirs[1].Contains(ours[1].TrimEnd(')'), StringComparison.Ordinal));
    }

    private static string Shape(JsonElement element)
    {
        var text = new StringBuilder();
        foreach (var member in element.EnumerateObject())
        {
            text.Append(member.Name).Append(member.Value.ValueKind == JsonValueKind.Object ? $"({Shape(member.Value)})" : "").Append(' ');
        }

        return text.ToString().TrimEnd();
    }

    [GeneratedRegex(@"[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|net|org|info|io|example|local|test)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HostName();
}
