extern alias compiler;

using Breakwater.Tests;
using compiler::Breakwater.KnowledgeCompiler;

namespace Breakwater.Knowledge.Tests;

public sealed class KnowledgeCompilerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("breakwater-knowledge-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void TheSameFiles_GiveTheSameBytes()
    {
        var first = Compile(Repository.At("knowledge"), Repository.At("campaigns"), out var problems);
        Assert.Empty(problems);
        Assert.Equal(first, Compile(Repository.At("knowledge"), Repository.At("campaigns"), out _));
        Assert.True(KnowledgeBase.TryOpen(first!, out var knowledge, out var problem), problem);
        Assert.Equal(KnowledgeBase.Embedded.Digest, knowledge!.Digest);
    }

    [Theory]
    [InlineData("exchange/vulnerabilities/CVE-2021-26855.yaml", "    CU19: 15.1.2176.9\n", "", "KNOW301", "2016 CU19 is in none of")]
    [InlineData("exchange/vulnerabilities/CVE-2021-26855.yaml", "CU19: 15.1.2176.9", "CU19: 15.1.2106.13", "KNOW303", "is no build of 2016 CU19")]
    [InlineData("exchange/vulnerabilities/CVE-2021-26855.yaml", "noPackage:\n  \"2013\": [RTM,", "noPackage:\n  \"2013\": [CU21,", "KNOW302", "more than one")]
    [InlineData("exchange/vulnerabilities/CVE-2021-26855.yaml", "sources: [css", "sources: [nobody, css", "KNOW107", "nobody")]
    [InlineData("exchange/vulnerabilities/CVE-2021-26855.yaml", "cvss: 9.1", "cvss: 5.5", "KNOW309", "the vector gives 9.1")]
    [InlineData("exchange/vulnerabilities/CVE-2021-26855.yaml", "published: 2021-03-02", "published: March", "KNOW105", "expected a day")]
    [InlineData("exchange/vulnerabilities/CVE-2021-26855.yaml", "id: CVE-2021-26855", "id: CVE-2021-26856", "KNOW108", "file name must be the id")]
    [InlineData("exchange/vulnerabilities/CVE-2021-26855.yaml", "preAuth: true", "preauth: true", "KNOW104", "preauth")]
    [InlineData("exchange/vulnerabilities/CVE-2021-26855.yaml", "preAuth: true", "preAuth: [", "KNOW101", "not YAML")]
    [InlineData("exchange/builds/SE.csv", "15.2.2562.20,", "15.2.2562.17,", "KNOW106", "defined twice")]
    [InlineData("exchange/builds/SE.csv", "15.2.2562.20,", "15.1.2562.20,", "KNOW202", "does not belong to line SE")]
    [InlineData("exchange/builds/SE.csv", "Aug25SU,2025-08-12", "Aug25SU,2025-09-12", "KNOW207", "does not match the release date")]
    [InlineData("exchange/products.yaml", "lastCu: CU23", "lastCu: CU24", "KNOW107", "CU24")]
    [InlineData("mitigations/mitigations.yaml", "cves: [CVE-2021-26855]", "cves: [CVE-2021-99999]", "KNOW107", "CVE-2021-99999")]
    public void AFaultyFile_IsNamedWithItsFault(string file, string from, string to, string code, string text)
    {
        Copy(Repository.At("knowledge"));
        var path = Path.Combine(folder, file);
        var content = File.ReadAllText(path);
        Assert.Contains(from, content);
        File.WriteAllText(path, content.Replace(from, to, StringComparison.Ordinal));

        Assert.Null(Compile(folder, Repository.At("campaigns"), out var problems));
        Assert.Contains(problems, p => p.StartsWith(path + "(", StringComparison.Ordinal) && p.Contains($"error {code}: ", StringComparison.Ordinal) && p.Contains(text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("decisiveSources: [httpproxy/ecp, iis-frontend]", "decisiveSources: []", "KNOW503")]
    [InlineData("decisiveSources: [httpproxy/ecp, iis-frontend]", "decisiveSources: [httpproxy/epc]", "KNOW107")]
    [InlineData("entryCves: [CVE-2021-26855]", "entryCves: [CVE-2021-34473]", "KNOW501")]
    [InlineData("entryCves: [CVE-2021-26855]", "entryCves: []", "KNOW505")]
    [InlineData("lookAlikes:", "leftOut:", "KNOW103")]
    [InlineData("rung: exploited", "rung: hacked", "KNOW105")]
    public void AFaultyCampaign_IsNamedWithItsFault(string from, string to, string code)
    {
        var path = Path.Combine(folder, "proxylogon.yaml");
        File.WriteAllText(path, File.ReadAllText(Repository.At("campaigns", "proxylogon.yaml")).Replace(from, to, StringComparison.Ordinal));
        Assert.Null(Compile(Repository.At("knowledge"), folder, out var problems));
        Assert.Contains(problems, p => p.Contains($"error {code}: ", StringComparison.Ordinal));
    }

    [Fact]
    public void AnEmptyFolder_IsReportedNotCrashed()
    {
        Assert.Null(Compile(folder, folder, out var problems));
        Assert.NotEmpty(problems);
    }

    private static byte[]? Compile(string knowledge, string campaigns, out List<string> problems)
    {
        var list = new ProblemList();
        var pack = KnowledgeCompilation.Compile(knowledge, campaigns, Repository.At(), list);
        problems = [.. list.All.Select(p => p.ToString())];
        return pack;
    }

    private void Copy(string from)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
