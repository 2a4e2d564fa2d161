using Breakwater.Analysis.Exports;
using Breakwater.Analysis.FileTimes;
using Breakwater.Analysis.Witnesses;
using Breakwater.Detection.Configuration;
using Breakwater.Evidence;
using Breakwater.IisConfig;
using Breakwater.IisConfig.Verification;
using Breakwater.Judgement.FileTimes;
using Breakwater.Model;

namespace Breakwater.Analysis.Files;

/// <summary>Reads the files that say what the server is: binaries, setup logs, exports, the IIS configuration.</summary>
internal sealed class WitnessReading(string? serverName, FileReadings readings)
{
    private const long MaxExportBytes = 16L * 1024 * 1024;

    public static bool Takes(Artefact artefact) =>
        artefact.Kind is ArtefactKind.SetupLog or ArtefactKind.ExchangeBinary or ArtefactKind.PowerShellExport or ArtefactKind.IisApplicationHost;

    public void Read(Artefact artefact, Stream stream)
    {
        switch (artefact.Kind)
        {
            case ArtefactKind.SetupLog:
                readings.AddFile(SourceCatalogue.SetupLog, artefact.Path, artefact.LengthBytes);
                readings.Add(artefact.Path, SetupLogReader.Read(stream, artefact.Path));
                break;
            case ArtefactKind.ExchangeBinary:
                ReadBinary(artefact, stream);
                break;
            case ArtefactKind.IisApplicationHost:
                ReadConfiguration(artefact, stream);
                break;
            default:
                ReadExport(artefact, stream);
                break;
        }
    }

    private void ReadMailboxes(Artefact artefact, Export export)
    {
        readings.AddFile(SourceCatalogue.MailboxExport, artefact.Path, artefact.LengthBytes);
        var domain = serverName is not null && serverName.Contains('.', StringComparison.Ordinal) ? serverName[(serverName.IndexOf('.', StringComparison.Ordinal) + 1)..] : null;
        foreach (var trace in MailboxExports.Examine(export, domain))
        {
            readings.Add(TraceFinding.Of(trace, SourceCatalogue.MailboxExport, artefact.Path));
        }

        if (export.Lack is { } lack)
        {
            readings.Add(new UnreadItem(artefact.Path, FileMessages.ExportCut(artefact.Path, lack), null));
        }
    }

    private void ReadListing(Artefact artefact, IReadOnlyList<WebFileTime> listing)
    {
        readings.AddFile(SourceCatalogue.FileListing, artefact.Path, artefact.LengthBytes);
        readings.Add(artefact.Path, listing);
    }

    private void ReadBinary(Artefact artefact, Stream stream)
    {
        readings.AddFile(SourceCatalogue.ExchangeBinary, artefact.Path, artefact.LengthBytes);
        if (BinaryVersionReader.TryRead(stream) is not { } build)
        {
            readings.Add(new UnreadItem(artefact.Path, FileMessages.NoVersion(), artefact.LengthBytes));
        }
        else if (build.Major is 14 or 15)
        {
            readings.AddBinary(artefact.Path, build);
        }
    }

    private void ReadConfiguration(Artefact artefact, Stream stream)
    {
        readings.AddFile(SourceCatalogue.IisConfiguration, artefact.Path, artefact.LengthBytes);
        using var content = Buffered(stream);
        if (IisConfiguration.TryRead(content, artefact.Path, out var configuration, out var problem))
        {
            readings.Add(artefact.Path, configuration!, WebConfigDetector.ExamineHost(artefact.Path, content.GetBuffer().AsSpan(0, (int)content.Length)));
        }
        else
        {
            readings.Add(new UnreadItem(artefact.Path, problem ?? "", artefact.LengthBytes));
        }
    }

    /// <summary>Read twice, so held; what lies beyond the limit is missing, and the configuration says so itself by breaking off.</summary>
    private static MemoryStream Buffered(Stream stream)
    {
        var content = new MemoryStream();
        var block = new byte[1 << 16];
        for (int count; content.Length < MaxExportBytes && (count = stream.Read(block)) > 0;)
        {
            content.Write(block, 0, count);
        }

        content.Position = 0;
        return content;
    }

    private void ReadExport(Artefact artefact, Stream stream)
    {
        if (artefact.LengthBytes > MaxExportBytes)
        {
            readings.Add(new UnreadItem(artefact.Path, FileMessages.ExportTooLarge(MaxExportBytes), artefact.LengthBytes));
            return;
        }

        var content = new MemoryStream();
        stream.CopyTo(content);
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        var listed = DirectoryListing.Read(bytes);
        if (listed.Count > 0)
        {
            ReadListing(artefact, listed);
        }

        var traces = VirtualDirectoryDetector.Examine(artefact.Path, bytes);
        content.Position = 0;
        var statements = PowerShellExportReader.Read(content, artefact.Path, serverName);
        var hasVersion = statements.Builds.Count > 0 || statements.Facts.Count > 0;
        content.Position = 0;
        var export = ExportedObjects.Read(content);
        if (FileListing.Of(export) is { Count: > 0 } listing)
        {
            ReadListing(artefact, listing);
            return;
        }

        if (MailboxExports.Are(export))
        {
            ReadMailboxes(artefact, export);
            return;
        }

        var settings = SettingExports.Of(export, serverName);

        // An export of other settings must not count as having looked at the virtual directories.
        var hasSettings = settings.Overrides is not null || settings.Organisation != OrganisationSettings.None;
        if (listed.Count > 0 && traces.Count == 0 && !hasVersion && !hasSettings && !VirtualDirectoryDetector.HasAddress(bytes))
        {
            // Other output may stand in the same file; here none does.
            return;
        }

        readings.AddFile(
            hasVersion ? SourceCatalogue.VersionExport : hasSettings && settings.Organisation.WebMail is null ? SourceCatalogue.SettingExport : SourceCatalogue.VirtualDirectoryExport,
            artefact.Path, listed.Count > 0 ? 0 : artefact.LengthBytes);
        readings.Add(artefact.Path, statements);
        readings.Add(artefact.Path, settings);
        if (hasSettings && export.Lack is { } lack)
        {
            readings.Add(new UnreadItem(artefact.Path, FileMessages.ExportCut(artefact.Path, lack), null));
        }

        foreach (var trace in traces)
        {
            readings.Add(TraceFinding.Of(trace, SourceCatalogue.VirtualDirectoryExport, artefact.Path), trace.LocalTime);
        }
    }
}
