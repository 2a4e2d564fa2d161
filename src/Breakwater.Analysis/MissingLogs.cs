using Breakwater.Analysis.Logs;
using Breakwater.IisConfig;
using Breakwater.Judgement;

namespace Breakwater.Analysis;

/// <summary>Log folders that the IIS configuration names but the evidence lacks: each is a coverage hole with a name and a remedy.</summary>
internal static class MissingLogs
{
    public static IReadOnlyList<MissingSource> Of(IisConfiguration? configuration, IReadOnlyList<LogFile> logs)
    {
        var present = logs.Select(l => l.Source).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. (configuration?.LogFolders() ?? []).Where(f => f.Kind is IisSiteKind.FrontEnd or IisSiteKind.BackEnd)
                .Select(f => (Folder: f, Source: SiteSources.SourceOf(f.Kind))).Where(f => !present.Contains(f.Source))
                .Select(f => new MissingSource(f.Source, f.Folder.Folder, MessageOf(f.Folder))),
        ];
    }

    private static string MessageOf(IisLogFolder folder) => folder.Enabled
        ? $"IIS logs of site '{folder.SiteName}' are on {folder.Folder}: add it to the command"
        : $"IIS logging of site '{folder.SiteName}' is switched off in the configuration; earlier logs may still lie on {folder.Folder}";
}
