using System.Xml.Linq;
using Breakwater.Tests;

namespace Breakwater.Architecture.Tests;

/// <summary>The arrows of docs/architecture.md. A project exists only to forbid a reference; this is where it is forbidden.</summary>
public sealed class ReferenceRulesTest
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Model"] = [],
        ["Evtx"] = [],
        ["TextLogs"] = [],
        ["Patterns"] = [],
        ["Sigma"] = ["YamlDotNet"],
        ["Knowledge"] = ["Model"],
        ["Evidence"] = ["Model", "SharpCompress"],
        ["IisConfig"] = ["Model", "Knowledge"],
        ["Detection"] = ["Model", "Knowledge", "IisConfig"],
        ["Judgement"] = ["Model", "Knowledge"],
        ["Analysis"] = ["Model", "Evtx", "TextLogs", "Patterns", "Sigma", "Knowledge", "Evidence", "IisConfig", "Detection", "Judgement"],
        ["Mitigation"] = ["Model", "Knowledge", "IisConfig"],
        ["Reports"] = ["Model", "Spectre.Console"],
        ["Drill"] = ["Model"],
        ["Collection"] = ["Model"],
        ["Cli"] = ["Model", "Collection", "Evtx", "Sigma", "Knowledge", "IisConfig", "Analysis", "Mitigation", "Reports", "Drill", "System.CommandLine", "Spectre.Console"],
    };

    public static TheoryData<string> Projects => [.. SourceFolders().Select(f => Path.GetFileName(f)["Breakwater.".Length..])];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_ReferencesOnlyWhatTheArchitectureAllows(string project)
    {
        Assert.True(Allowed.TryGetValue(project, out var allowed), $"Breakwater.{project} is not in the architecture: add it to docs/architecture.md and here, with what it may reference");
        var file = XDocument.Load(Repository.At("src", "Breakwater." + project, $"Breakwater.{project}.csproj"));
        var projects = file.Descendants("ProjectReference")
            .Where(r => (string?)r.Attribute("ReferenceOutputAssembly") != "false")
            .Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/'))["Breakwater.".Length..]);
        var packages = file.Descendants("PackageReference").Select(r => (string)r.Attribute("Include")!);
        Assert.Empty(projects.Concat(packages).Except(allowed));
    }

    [Fact]
    public void EveryProject_IsInTheSolution()
    {
        var solution = File.ReadAllText(Repository.At("Breakwater.slnx"));
        var projects = Directory.EnumerateFiles(Repository.At("src"), "*.csproj", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.At("tests"), "*.csproj", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.At("eng"), "*.csproj", SearchOption.AllDirectories));
        Assert.Empty(projects.Where(p => !solution.Contains(Path.GetFileName(p), StringComparison.Ordinal)));
    }

    [Fact]
    public void EverySourceProject_HasATestProject() =>
        Assert.Empty(SourceFolders().Where(f => !Directory.Exists(Repository.At("tests", Path.GetFileName(f) + ".Tests"))));

    private static IEnumerable<string> SourceFolders() => Directory.EnumerateDirectories(Repository.At("src"), "Breakwater.*").Order(StringComparer.Ordinal);
}
