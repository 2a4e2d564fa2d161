using Breakwater.Analysis.Exports;
using Breakwater.Analysis.Witnesses;
using Breakwater.Detection.Hives;
using Breakwater.IisConfig.Verification;

namespace Breakwater.Analysis;

/// <summary>Reads from hives and saved cmdlet output what the configuration files do not say about mitigations. The same readers serve an assessment.</summary>
public static class ServerObserver
{
    private const int MaxLineChars = 64 * 1024;
    private const int MaxExportLines = 20_000_000;

    /// <summary>Registry hives; one that cannot be used is named and left out.</summary>
    /// <param name="hives">Paths of hive files.</param>
    /// <param name="problems">Told what could not be read.</param>
    public static ServerObservations OfHives(IEnumerable<string> hives, ICollection<string> problems) =>
        hives.Select(h => Try(h, problems, stream => OfHive(h, stream, problems))).Aggregate(ServerObservations.None, (all, one) => all.Or(one));

    /// <summary>Saved output of cmdlets and exports of the registry.</summary>
    /// <param name="exports">Paths of files.</param>
    /// <param name="serverName">Null when it is not known.</param>
    /// <param name="problems">Told what could not be read.</param>
    public static ServerObservations OfExports(IEnumerable<string> exports, string? serverName, ICollection<string> problems) =>
        exports.Select(e => Try(e, problems, stream => OfExport(e, stream, serverName, problems))).Aggregate(ServerObservations.None, (all, one) => all.Or(one));

    private static ServerObservations Try(string path, ICollection<string> problems, Func<Stream, ServerObservations> read)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
            return read(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(FileMessages.Unreadable(path, e.Message));
            return ServerObservations.None;
        }
    }

    private static ServerObservations OfHive(string path, Stream stream, ICollection<string> problems)
    {
        if (RegistryHive.TryOpen(stream, path, out var problem) is not { } hive)
        {
            problems.Add(problem!);
            return ServerObservations.None;
        }

        var registry = RegistryView.OfHive(hive.Root);
        return new ServerObservations { Registry = RegistryStates.OfHive(hive, registry), ServerName = registry.ControlSet(@"Control\ComputerName\ComputerName")?.Text("ComputerName") };
    }

    private static ServerObservations OfExport(string path, Stream stream, string? serverName, ICollection<string> problems)
    {
        using var lines = new BoundedLineReader(stream, MaxLineChars);
        var head = lines.ReadLine() ?? "";
        if (head.StartsWith("Windows Registry Editor", StringComparison.OrdinalIgnoreCase) || head.StartsWith("REGEDIT4", StringComparison.OrdinalIgnoreCase))
        {
            var registry = RegistryView.OfExport(RegistryExport.Read(lines.Lines(MaxExportLines), out var isWhole));
            if (!isWhole)
            {
                problems.Add(FileMessages.RegistryCut(path));
            }

            return new ServerObservations { Registry = RegistryStates.OfExport(registry, isWhole) };
        }

        stream.Position = 0;
        var export = ExportedObjects.Read(stream);
        if (export.Lack is { } lack)
        {
            problems.Add(FileMessages.ExportCut(path, lack));
        }

        return SettingExports.Of(export, serverName);
    }
}
