using Breakwater.Detection;
using Breakwater.Detection.CompiledRemnants;
using Breakwater.Detection.Configuration;
using Breakwater.Detection.WebFiles;
using Breakwater.Evidence;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Analysis.Files;

/// <summary>Reads the web folders and what ASP.NET compiled from them.</summary>
internal sealed class WebReading
{
    private readonly FileReadings _readings;
    private readonly WebFileDetector _pages;
    private readonly CompiledRemnantDetector _remnants;
    private readonly KnownFiles _known;
    private readonly BackdoorModules _backdoors;

    public WebReading(KnowledgeBase knowledge, ExchangeBuild? build, MappedExtensions mapped, IReadOnlyList<string> webFiles, BackdoorModules backdoors, FileReadings readings)
    {
        _readings = readings;
        _backdoors = backdoors;
        _known = new KnownFiles(knowledge.Indicators);
        _pages = new WebFileDetector(knowledge.WebBaseline, build, mapped);
        _remnants = new CompiledRemnantDetector(knowledge.WebBaseline, build, new HandedInPages(webFiles));
    }

    public static bool Takes(Artefact artefact) => artefact.Kind is ArtefactKind.WebFile or ArtefactKind.WebConfig or ArtefactKind.CompiledRemnant;

    /// <param name="isWhole">Asked after reading: false when the evidence broke off, and then the digest names nothing.</param>
    public void Read(Artefact artefact, Stream stream, Func<bool> isWhole)
    {
        using var content = BoundedContent.Read(stream);
        var source = artefact.Kind == ArtefactKind.WebConfig ? SourceCatalogue.WebConfig : SourceCatalogue.WebFiles;
        _readings.AddFile(source, artefact.Path, content.LengthBytes);
        if (artefact.Kind == ArtefactKind.WebConfig && content.Tail.IsEmpty && isWhole())
        {
            _readings.AddWebConfig(artefact.Path, content.Head.ToArray());
        }

        var isLibrary = artefact.Path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        if (isLibrary && isWhole())
        {
            _readings.Add(WebLibraries.Read(artefact.Path, content.Head));
        }

        var sha256 = isWhole() ? content.Sha256 : null;
        IReadOnlyList<FileTrace> traces = _known.Find(artefact.Path, sha256) is { } known ? [known]
            : artefact.Kind == ArtefactKind.CompiledRemnant ? _remnants.Examine(artefact.Path, content.Head)
            : isLibrary ? _remnants.ExamineAssembly(artefact.Path, content.Head)
            : _pages.Examine(new WebFile
            {
                Path = artefact.Path,
                LengthBytes = content.LengthBytes,
                Sha256 = sha256,
                Head = content.Head,
                Tail = content.Tail,
            });
        foreach (var trace in artefact.Kind == ArtefactKind.WebConfig ? traces.Concat(WebConfigDetector.Examine(artefact.Path, content.Head.Span, _backdoors)) : traces)
        {
            _readings.Add(TraceFinding.Of(trace, source, artefact.Path), trace.LocalTime);
        }
    }
}
