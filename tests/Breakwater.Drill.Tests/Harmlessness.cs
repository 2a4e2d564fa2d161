using System.Net;
using System.Text.RegularExpressions;

namespace Breakwater.Drill.Tests;

public sealed partial class Harmlessness(Drilled drilled)
{
    private static readonly string[] Reserved = ["192.0.2.", "198.51.100.", "203.0.113.", "127.0.0.1"];

    public static TheoryData<string> Scenarios => Drilled.Scenarios;

    [Theory, MemberData(nameof(Scenarios))]
    public void Addresses_AreFromTheDocumentationRanges(string scenario)
    {
        var result = drilled.Get(scenario);
        var rows = EvidenceLogs.W3c(result).SelectMany(EvidenceLogs.ReadW3c).SelectMany(r => new[] { r["c-ip"], r["s-ip"] });
        Assert.All(rows.Distinct(StringComparer.Ordinal), address => Assert.True(IsReserved(address), address));
    }

    [Theory, MemberData(nameof(Scenarios))]
    public void HostNames_AreReserved(string scenario)
    {
        foreach (var path in EvidenceLogs.Files(drilled.Get(scenario)).Where(p => !p.EndsWith(".exe", StringComparison.Ordinal) && !p.EndsWith(".evtx", StringComparison.Ordinal)))
        {
            // The one name that is not ours to choose: a scanner's fixed text.
            Assert.All(HostName().Matches(File.ReadAllText(path).Replace("\\Microsoft.NET\\", "\\", StringComparison.Ordinal)).Select(m => m.Value).Where(n => n != "test.com").Distinct(StringComparer.OrdinalIgnoreCase), name => Assert.EndsWith(".example", name, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory, MemberData(nameof(Scenarios))]
    public void NoPathAndNoText_BetraysTheWriter(string scenario)
    {
        foreach (var path in EvidenceLogs.Files(drilled.Get(scenario)))
        {
            Assert.DoesNotContain("drill", Path.GetRelativePath(drilled.Get(scenario).EvidencePath, path), StringComparison.OrdinalIgnoreCase);
            var text = File.ReadAllText(path, System.Text.Encoding.Latin1);
            Assert.DoesNotContain("drill", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("breakwater", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>Two words stand where the key would be: no compiler takes that, whatever surrounds it.</summary>
    [Theory, MemberData(nameof(Scenarios))]
    public void EveryEvaluation_CannotCompile(string scenario)
    {
        foreach (var path in EvidenceLogs.Files(drilled.Get(scenario)))
        {
            var text = File.ReadAllText(path, System.Text.Encoding.Latin1);
            Assert.Equal(Evaluation().Count(text), Regex.Count(text, Regex.Escape("eval(Request[PAYLOAD inert]")));
        }
    }

    private static bool IsReserved(string address) =>
        IPAddress.TryParse(address.Split('%')[0], out var parsed)
        && (Reserved.Any(r => address.StartsWith(r, StringComparison.Ordinal)) || parsed.IsIPv6LinkLocal || IPAddress.IsLoopback(parsed) || address.StartsWith("2001:db8:", StringComparison.Ordinal));

    [GeneratedRegex(@"[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|net|org|info|io|example|local|test)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HostName();

    [GeneratedRegex(@"eval\s*\(", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Evaluation();
}
