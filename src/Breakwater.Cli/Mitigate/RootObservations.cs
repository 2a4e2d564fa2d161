using Breakwater.Analysis;
using Breakwater.Analysis.Witnesses;
using Breakwater.IisConfig;
using Breakwater.IisConfig.Verification;
using Breakwater.Mitigation.Files;
using Breakwater.Model;

namespace Breakwater.Cli.Mitigate;

/// <summary>What a root says about mitigations beside its configuration files: registry, saved cmdlet output, versions of binaries.</summary>
internal static class RootObservations
{
    private const string Hives = @"C:\Windows\System32\config\";

    private static readonly string[] ExportExtensions = [".txt", ".csv", ".json", ".xml", ".clixml", ".reg"];

    /// <param name="folder">The system drive, live or mounted.</param>
    /// <param name="exports">Files given by name; those at the top of the root are found without.</param>
    /// <param name="build">The installed build where given.</param>
    /// <param name="problems">Told what could not be read.</param>
    public static ServerObservations Of(string folder, IReadOnlyList<string> exports, ExchangeBuild? build, ICollection<string> problems)
    {
        var root = new ServerRoot(folder);
        var observed = LiveRegistry.Observe(folder) is { } live ? new ServerObservations { Registry = live, ServerName = Environment.MachineName }
            : ServerObserver.OfHives(((string[])["SYSTEM", "SOFTWARE"]).Select(h => root.Resolve(Hives + h)).OfType<string>().Where(File.Exists), problems);
        return observed.Or(ServerObserver.OfExports(exports.Concat(Lying(folder)), observed.ServerName, problems)) with
        {
            Build = build ?? InstalledBuild(root),
            FileVersion = image => Version(root, image),
        };
    }

    /// <summary>What an administrator put at the top of the root, as the collector also takes it.</summary>
    private static IEnumerable<string> Lying(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFiles().Where(f => f.LinkTarget is null && f.Length > 0 && ExportExtensions.Contains(f.Extension, StringComparer.OrdinalIgnoreCase)).Select(f => f.FullName).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The version of ExSetup.exe; null when it is not below the root.</summary>
    private static ExchangeBuild? InstalledBuild(ServerRoot root)
    {
        var host = root.Resolve(ServerRoot.HostPath);
        if (host is null || !File.Exists(host))
        {
            return null;
        }

        using var stream = File.OpenRead(host);
        var install = IisConfiguration.TryRead(stream, host, out var configuration, out _) ? configuration!.ExchangeInstallPath : null;
        return Version(root, (install ?? @"C:\Program Files\Microsoft\Exchange Server\V15\") + @"Bin\ExSetup.exe");
    }

    private static ExchangeBuild? Version(ServerRoot root, string windowsPath)
    {
        if (root.Resolve(windowsPath) is not { } path || !File.Exists(path))
        {
            return null;
        }

        using var binary = File.OpenRead(path);
        return BinaryVersionReader.TryRead(binary);
    }
}
