using Breakwater.Knowledge.Indicators;
using Breakwater.Model;

namespace Breakwater.Detection.Configuration;

/// <summary>Libraries of web server modules that published intruders used, from the knowledge's indicators.</summary>
public sealed class BackdoorModules
{
    private const string Cluster = "IIS-NATIVE";

    private readonly Dictionary<string, bool> _isGeneric = new(StringComparer.OrdinalIgnoreCase);

    public BackdoorModules(IReadOnlyList<Indicator> indicators)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        foreach (var indicator in indicators.Where(i => i.Type == "filename" && i.Cluster == Cluster && i.Value.Contains(".dll", StringComparison.OrdinalIgnoreCase)))
        {
            _isGeneric[indicator.Value.TrimEnd('_')] = indicator.Confidence == "low";
        }
    }

    /// <summary>How surely the module is one of them; null when it bears none of their names.</summary>
    internal Confidence? Weigh(ModuleEntry module)
    {
        if (module.Type.Contains("ExtenderControlDesigner", StringComparison.OrdinalIgnoreCase))
        {
            return Confidence.High;
        }

        var library = module.Image.Length > 0 ? module.Image[(module.Image.LastIndexOfAny(['/', '\\']) + 1)..] : AssemblyOf(module.Type) + ".dll";
        return !_isGeneric.TryGetValue(library, out var isGeneric) ? null
            : !isGeneric ? Confidence.High

            // Products have such names too, in folders of their own; Windows has none of them in its folder.
            : IsInWindows(module.Image) ? Confidence.Medium : null;
    }

    /// <summary>The second part of a managed type's name.</summary>
    internal static string AssemblyOf(string type) => type.Split(',') is [_, var assembly, ..] ? assembly.Trim() : "";

    private static bool IsInWindows(string image)
    {
        var path = image.Replace('\\', '/').ToLowerInvariant();
        return path.Contains("/windows/", StringComparison.Ordinal) || path.StartsWith("%windir%/", StringComparison.Ordinal) || path.StartsWith("%systemroot%/", StringComparison.Ordinal);
    }
}
