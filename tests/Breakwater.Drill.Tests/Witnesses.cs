using System.Reflection.PortableExecutable;
using System.Text;

namespace Breakwater.Drill.Tests;

public sealed class Witnesses(Drilled drilled)
{
    public static TheoryData<string> Scenarios => Drilled.Scenarios;

    /// <summary>FileVersionInfo reads managed assemblies only on Linux, so the resource is walked here.</summary>
    [Theory, MemberData(nameof(Scenarios))]
    public void ExSetup_CarriesTheBuild(string scenario)
    {
        var result = drilled.Get(scenario);
        var path = EvidenceLogs.Files(result).Single(f => f.EndsWith("ExSetup.exe", StringComparison.Ordinal));
        using var pe = new PEReader(File.OpenRead(path));
        Assert.Equal(Machine.Amd64, pe.PEHeaders.CoffHeader.Machine);
        var section = pe.GetSectionData(pe.PEHeaders.PEHeader!.ResourceTableDirectory.RelativeVirtualAddress).GetContent().ToArray();
        var resource = section.AsSpan();
        for (var level = 0; level < 3; level++)
        {
            var next = BitConverter.ToInt32(section, section.Length - resource.Length + 20) & 0x7FFFFFFF;
            resource = section.AsSpan(next);
        }

        var data = BitConverter.ToInt32(resource) - pe.PEHeaders.PEHeader.ResourceTableDirectory.RelativeVirtualAddress;
        var version = section.AsSpan(data, BitConverter.ToInt32(resource[4..]));
        Assert.Equal("VS_VERSION_INFO", Encoding.Unicode.GetString(version.Slice(6, 30)));
        Assert.Equal(0xFEEF04BD, BitConverter.ToUInt32(version[40..]));
        var build = result.Truth.Server.Build;
        Assert.Equal((uint)(build.Major << 16 | build.Minor), BitConverter.ToUInt32(version[48..]));
        Assert.Equal((uint)(build.Build << 16 | build.Revision!.Value), BitConverter.ToUInt32(version[52..]));
        Assert.Contains($"{build.Major:00}.{build.Minor:00}.{build.Build:0000}.{build.Revision:000}\0", Encoding.Unicode.GetString(version), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Scenarios))]
    public void LastHttpProxyRow_ShowsTheBuildOfTheTruth(string scenario)
    {
        var result = drilled.Get(scenario);
        var last = EvidenceLogs.ReadCsv(EvidenceLogs.Csv(result).Last(p => p.Contains("/HttpProxy/Ecp/", StringComparison.Ordinal))).Rows[^1];
        Assert.Equal(result.Truth.Server.Build.ToString(), string.Join('.', last[2..6]));
    }

    [Fact]
    public void PatchedServer_ChangesItsBuildInTheMiddle()
    {
        var builds = EvidenceLogs.Csv(drilled.Get("proxylogon-webshell")).Where(p => p.Contains("/HttpProxy/Ecp/", StringComparison.Ordinal)).SelectMany(p => EvidenceLogs.ReadCsv(p).Rows).Select(r => r[5]).Distinct();
        Assert.Equal(["2", "9"], builds);
    }

    [Fact]
    public void RelocatedServer_UsesOtherDrives()
    {
        var result = drilled.Get("proxylogon-mail-theft");
        Assert.True(Directory.Exists(Path.Combine(result.EvidencePath, "D", "Exchange2019", "Logging", "HttpProxy", "Owa")));
        Assert.True(Directory.Exists(Path.Combine(result.EvidencePath, "E", "LogFiles", "W3SVC1")));
        Assert.Contains(@"directory=""E:\LogFiles""", File.ReadAllText(Path.Combine(result.EvidencePath, "C", "Windows", "System32", "inetsrv", "config", "applicationHost.config")), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Scenarios))]
    public void Configurations_AreWellFormed(string scenario) => Assert.All(
        EvidenceLogs.Files(drilled.Get(scenario)).Where(f => f.EndsWith(".config", StringComparison.Ordinal) || f.EndsWith(".compiled", StringComparison.Ordinal)), f => System.Xml.Linq.XDocument.Load(f));
}
