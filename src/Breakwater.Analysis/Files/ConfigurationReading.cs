using Breakwater.Analysis.Witnesses;
using Breakwater.Detection.Configuration;
using Breakwater.IisConfig;
using Breakwater.IisConfig.ExtendedProtection;
using Breakwater.Judgement;
using Breakwater.Model;

namespace Breakwater.Analysis.Files;

/// <summary>What the IIS configuration proves: required settings, hidden folders, foreign modules, places of logs and of the installation.</summary>
internal sealed record ConfigurationReading(IReadOnlyList<Finding> Findings, IReadOnlyList<ConfigurationEvidence> Evidence, WitnessStatements Statements)
{
    /// <summary>The CVEs whose fix is Extended Protection (MIT-EP).</summary>
    private static readonly string[] ExtendedProtectionCves =
        ["CVE-2022-21979", "CVE-2022-21980", "CVE-2022-24477", "CVE-2022-24516", "CVE-2022-30134", "CVE-2024-21410"];

    public static ConfigurationReading Of((string Path, IisConfiguration Configuration)? read)
    {
        var statements = new WitnessStatements();
        if (read is not { } found)
        {
            return new ConfigurationReading([], [], statements);
        }

        var (path, configuration) = found;
        statements.Facts.AddRange(configuration.LogFolders().Select(f => new ServerFact(FactName.IisLogFolder, $"{f.SiteName}: {f.Folder}", path)));
        if (configuration.ExchangeInstallPath is { } install)
        {
            statements.Facts.Add(new ServerFact(FactName.InstallPath, install, path));
        }

        var traces = SiteDirectoryDetector.Examine(path, Directories(configuration)).Concat(ModuleDetector.Examine(path, Modules(configuration)));
        return new ConfigurationReading([.. traces.Select(t => TraceFinding.Of(t, SourceCatalogue.IisConfiguration, path))], ProtectionEvidence(path, configuration), statements);
    }

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
    private static IReadOnlyList<ConfigurationEvidence> ProtectionEvidence(string path, IisConfiguration configuration)
    {
        var result = ExtendedProtectionCheck.Evaluate(configuration);
        if (result.Satisfied is not { } satisfied)
        {
            return [];
        }

        var detail = satisfied
            ? $"Extended Protection is configured on all {result.Directories.Count} virtual directories that need it"
            : $"Extended Protection is missing or too low: {string.Join("; ", result.Missing.Take(5))}{(result.Missing.Count > 5 ? $" and {result.Missing.Count - 5} more" : "")}";
        return [.. ExtendedProtectionCves.Select(cve => new ConfigurationEvidence(cve, satisfied, path, detail))];
    }
}
