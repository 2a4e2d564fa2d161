using Breakwater.Analysis.Witnesses;
using Breakwater.Detection;
using Breakwater.Detection.Configuration;
using Breakwater.IisConfig;
using Breakwater.IisConfig.ExtendedProtection;
using Breakwater.IisConfig.Files;
using Breakwater.Judgement;
using Breakwater.Model;

namespace Breakwater.Analysis.Files;

/// <summary>What the IIS configuration proves: required settings, hidden folders, foreign modules, places of logs and of the installation.</summary>
internal sealed record ConfigurationReading(IReadOnlyList<Finding> Findings, IReadOnlyList<ConfigurationEvidence> Evidence, WitnessStatements Statements)
{
    private const int MaxFactChars = 300;

    /// <summary>The CVEs whose fix is Extended Protection (MIT-EP).</summary>
    private static readonly string[] ExtendedProtectionCves =
        ["CVE-2022-21979", "CVE-2022-21980", "CVE-2022-24477", "CVE-2022-24516", "CVE-2022-30134", "CVE-2024-21410"];

    /// <param name="files">The configuration in force.</param>
    /// <param name="copies">Older ones that IIS kept, oldest first.</param>
    /// <param name="settings">Traces in the other settings of each of them, by path.</param>
    /// <param name="backdoors">Known modules.</param>
    /// <param name="known">What other witnesses say: the registry can switch Extended Protection off as a whole.</param>
    public static ConfigurationReading Of(
        ConfigurationFiles? files, IReadOnlyList<(long Number, string Path, IisConfiguration Configuration)> copies,
        Func<string, IReadOnlyList<FileTrace>> settings, BackdoorModules backdoors, WitnessStatements known)
    {
        var statements = new WitnessStatements();
        if (files is not { } found)
        {
            return new ConfigurationReading([], [], statements);
        }

        var (path, configuration) = (found.HostPath, found.Host);
        statements.Facts.AddRange(configuration.LogFolders().Select(f => new ServerFact(FactName.IisLogFolder, $"{f.SiteName}: {f.Folder}", path)));
        if (configuration.ExchangeInstallPath is { } install)
        {
            statements.Facts.Add(new ServerFact(FactName.InstallPath, install, path));
        }

        statements.Facts.AddRange(Modules(configuration).Where(m => !ModuleDetector.IsShipped(m)).Select(m => Fact(FactName.UnknownModule, $"{m.Name}: {m.Image}{m.Type}", path)));
        statements.Facts.AddRange(Directories(configuration).Where(d => !SiteDirectoryDetector.IsShipped(d)).Select(d => Fact(FactName.SiteFolder, $"{d.Site}{d.Address}: {d.PhysicalPath}", path)));
        IReadOnlyList<FileTrace> Traces(string place, IisConfiguration content) =>
            [.. SiteDirectoryDetector.Examine(place, Directories(content)), .. ModuleDetector.Examine(place, Modules(content), backdoors), .. ForeignModuleDetector.ExamineHost(place, [.. Modules(content)], backdoors), .. settings(place)];

        var traces = ConfigurationHistory.Compare(Traces(path, configuration), [.. copies.Select(c => (c.Number, Traces(c.Path, c.Configuration)))]);
        return new ConfigurationReading(
            [.. traces.Select(t => TraceFinding.Of(t, SourceCatalogue.IisConfiguration, t.Fields.GetValueOrDefault("configuration") ?? path))],
            ProtectionEvidence(path, files, known), statements);
    }

    private static ServerFact Fact(string name, string value, string path) => new(name, value.Length <= MaxFactChars ? value : value[..MaxFactChars], path);

    private static IEnumerable<SiteDirectory> Directories(IisConfiguration configuration) =>
        from site in configuration.Sites
        from application in site.Applications
        from directory in application.VirtualDirectories
        select new SiteDirectory(site.Name, Join(application.Path, directory.Path), directory.RawPhysicalPath);

    private static string Join(string application, string directory) => (application.TrimEnd('/') + "/" + directory.Trim('/')).TrimEnd('/') is { Length: > 0 } path ? path : "/";

    private static IEnumerable<ModuleEntry> Modules(IisConfiguration configuration) =>
        configuration.GlobalModules.Select(m => new ModuleEntry(m.Name, m.RawImage, ""))
            .Concat(configuration.Modules.Where(m => m.Type is not null).Select(m => new ModuleEntry(m.Name, "", m.Type!)));

    /// <summary>A configuration that says nothing about the Exchange sites settles nothing.</summary>
    private static IReadOnlyList<ConfigurationEvidence> ProtectionEvidence(string path, ConfigurationFiles files, WitnessStatements known)
    {
        if (known.Facts.Find(f => f.Name == FactName.ExtendedProtectionSuppressed && f.Value != "0") is { } suppressed)
        {
            return [.. ExtendedProtectionCves.Select(cve => new ConfigurationEvidence(cve, false, suppressed.Source, "Extended Protection is switched off in the registry (SuppressExtendedProtection)"))];
        }

        var result = ExtendedProtectionCheck.Evaluate(files);
        if (result.Satisfied is not { } satisfied || (satisfied && result.Unseen.Count > 0))
        {
            return [];
        }

        var detail = satisfied
            ? $"Extended Protection is configured on all {result.Directories.Count} virtual directories that need it"
            : $"Extended Protection is missing or too low: {string.Join("; ", result.Missing.Take(5))}{(result.Missing.Count > 5 ? $" and {result.Missing.Count - 5} more" : "")}";
        return [.. ExtendedProtectionCves.Select(cve => new ConfigurationEvidence(cve, satisfied, path, detail))];
    }
}
