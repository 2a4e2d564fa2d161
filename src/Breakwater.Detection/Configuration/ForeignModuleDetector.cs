using Breakwater.Detection.WebFiles;
using Breakwater.Model;

namespace Breakwater.Detection.Configuration;

/// <summary>
/// Names every module in Exchange's configuration that neither Windows nor Exchange ships. Second-factor, monitoring and firewall products look the same, so it is a lead, and more only
/// where the library is at hand and bears no signature: vendors sign theirs, and nothing unsigned belongs into Exchange's folders.
/// </summary>
public static class ForeignModuleDetector
{
    private const int MaxTraces = 100;

    /// <summary>The library's field, under the name by which times of files are weighed (see <c>FileDating</c>).</summary>
    private const string Traits = "module-library";

    /// <param name="path">Normalised path of applicationHost.config.</param>
    /// <param name="modules">Its modules.</param>
    /// <param name="backdoors">Known ones, which are told with more certainty elsewhere.</param>
    public static IReadOnlyList<FileTrace> ExamineHost(string path, IReadOnlyList<ModuleEntry> modules, BackdoorModules backdoors)
    {
        ArgumentNullException.ThrowIfNull(modules);
        return [.. modules.Where(m => !ModuleDetector.IsShipped(m) && ModuleDetector.Examine(path, [m], backdoors).Count == 0).Take(MaxTraces).Select(m => ModuleDetector.Foreign(path, m))];
    }

    /// <param name="path">Normalised path of a web.config; one of a site that is not Exchange's gives nothing, sites bring modules of their own.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="backdoors">Known modules.</param>
    /// <param name="libraries">The libraries in the web folders.</param>
    public static IReadOnlyList<FileTrace> Examine(string path, ReadOnlySpan<byte> content, BackdoorModules backdoors, WebLibraries libraries)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(backdoors);
        ArgumentNullException.ThrowIfNull(libraries);
        return WebPlaces.Of(path) is WebPlace.Elsewhere or WebPlace.SiteFolder or WebPlace.Staging ? []
            : [.. WebConfigDetector.Modules(content).DistinctBy(NameOf, StringComparer.OrdinalIgnoreCase).Where(m => backdoors.Weigh(m) is null)
                .Select(m => Weigh(path, m, libraries.Find(BackdoorModules.AssemblyOf(m.Type)))).OfType<FileTrace>().Take(MaxTraces)];
    }

    /// <summary>Both sections name it, one of them often with the assembly's version.</summary>
    private static string NameOf(ModuleEntry module) => string.Join(',', module.Type.Split(',').Take(2).Select(p => p.Trim()));

    private static FileTrace? Weigh(string path, ModuleEntry module, WebLibrary? library)
    {
        // A type's name is the intruder's choice; that its library bears no signature is not.
        if (ModuleDetector.IsShipped(module) && library is not { IsSigned: false })
        {
            return null;
        }

        var lead = ModuleDetector.Foreign(path, module);
        return library is null ? lead : lead with
        {
            Confidence = library.IsSigned ? Confidence.Low : Confidence.Medium,
            Title = library.IsSigned ? lead.Title : "A web server module without signature in Exchange's folders",
            Target = library.Path,
            Fields = FieldsOf(lead, library),
        };
    }

    private static SortedDictionary<string, string> FieldsOf(FileTrace lead, WebLibrary library)
    {
        var fields = new SortedDictionary<string, string>(lead.Fields.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["library"] = library.Path,
            ["signature"] = library.IsSigned ? "present, not checked" : "none",
        };
        if (!library.IsSigned)
        {
            fields["traits"] = Traits;
        }

        return fields;
    }
}
