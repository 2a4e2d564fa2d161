using Breakwater.Model;

namespace Breakwater.Detection.Configuration;

/// <summary>Looks for modules of known backdoors and for modules loaded from hidden folders. Any other that neither Windows nor Exchange ships is a lead: products of many vendors add some.</summary>
public static class ModuleDetector
{
    public const string Name = "modules";

    private static readonly string[] ShippedPlaces =
        ["/microsoft.net/framework", "/bin/kerbauth.dll", "/owa/auth/exppw.dll", "/httpproxy/bin/exppw.dll", "/system32/wsmsvc.dll", "/system32/rpcproxy/", "/iis/application request routing/"];

    private const string IisFolder = "/system32/inetsrv/";

    /// <summary>Libraries of IIS and its usual additions in their own folder, where intruders put theirs as well.</summary>
    private static readonly string[] IisLibraries =
    [
        "aspnetcore", "authanon", "authbas", "authcert", "authmap", "authmd5", "authsspi", "cachfile", "cachhttp", "cachtokn", "cachuri", "cgi", "compdyn", "compstat", "custerr", "defdoc",
        "diprestr", "dirlist", "filter", "iis_ssi", "iiscors", "iisetw", "iisfcgi", "iisfreb", "iisreqs", "iiswsock", "iprestr", "isapi", "logcust", "loghttp", "modrqflt", "protsup",
        "redirect", "rewrite", "static", "urlauthz", "validcfg", "warmup", "appwarmup", "webdav",
    ];

    /// <summary>True for a module of Windows, .NET or Exchange by place or type; the file itself is not at hand, so its signature cannot be checked.</summary>
    public static bool IsShipped(ModuleEntry module)
    {
        ArgumentNullException.ThrowIfNull(module);
        var image = module.Image.Replace('\\', '/').ToLowerInvariant();
        return image.Length > 0 ? ShippedPlaces.Any(p => image.Contains(p, StringComparison.Ordinal)) || IisLibraries.Any(l => image.EndsWith($"{IisFolder}{l}.dll", StringComparison.Ordinal))
            : module.Type.StartsWith("System.", StringComparison.Ordinal) || module.Type.StartsWith("Microsoft.", StringComparison.Ordinal);
    }

    /// <param name="path">Normalised path of the configuration file.</param>
    /// <param name="modules">Native and managed modules, in file order.</param>
    /// <param name="backdoors">The known ones.</param>
    public static IReadOnlyList<FileTrace> Examine(string path, IEnumerable<ModuleEntry> modules, BackdoorModules backdoors)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(modules);
        ArgumentNullException.ThrowIfNull(backdoors);
        return [.. modules.Select(m => (Module: m, Found: Weigh(m, backdoors.Weigh(m)))).Where(w => w.Found is not null).Select(w => Trace(path, w.Module, w.Found!.Value))];
    }

    internal static FileTrace Foreign(string path, ModuleEntry module) => Trace(path, module, (Confidence.Low, "A web server module that neither Windows nor Exchange ships"));

    private static (Confidence Confidence, string Title)? Weigh(ModuleEntry module, Confidence? known) =>
        known is Confidence.High ? (Confidence.High, "A web server module with the name of a known backdoor")
            : module.Image.Length == 0 ? null
            : HiddenFolder.HasDeviceName(module.Image) ? (Confidence.High, "A web server module in a folder with a device's name")
            : HiddenFolder.IsShared(module.Image) || module.Image.Contains("wwwroot", StringComparison.OrdinalIgnoreCase) ? (Confidence.Medium, "A web server module in a folder for other things")
            : known is { } likely ? (likely, "A web server module whose name a known backdoor used and no part of Windows has")
            : null;

    private static FileTrace Trace(string path, ModuleEntry module, (Confidence Confidence, string Title) found) => new()
    {
        Detector = Name,
        Title = found.Title,
        Rung = Rung.Persistence,
        Confidence = found.Confidence,
        Attack = ["T1505.004"],
        Excerpt = Excerpts.Around($"{module.Name} {module.Image}{module.Type}", 0),
        Fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["configuration"] = path,
            ["image"] = module.Image,
            ["module"] = module.Name,
            ["type"] = module.Type,
        },
        Target = module.Image.Length > 0 ? module.Image : module.Type,
    };
}
