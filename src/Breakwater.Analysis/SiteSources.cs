using Breakwater.IisConfig;
using Breakwater.Model;

namespace Breakwater.Analysis;

/// <summary>Which source the logs of an IIS site belong to, by what the configuration says the site is.</summary>
internal static class SiteSources
{
    /// <summary>Site id to source id; empty without a configuration.</summary>
    public static IReadOnlyDictionary<long, string> Of(IisConfiguration? configuration) =>
        configuration?.Sites.GroupBy(s => s.Id).ToDictionary(g => g.Key, g => SourceOf(g.First().Kind)) ?? [];

    public static string SourceOf(IisSiteKind kind) => kind switch
    {
        IisSiteKind.FrontEnd => SourceCatalogue.IisFrontEnd,
        IisSiteKind.BackEnd => SourceCatalogue.IisBackEnd,
        _ => SourceCatalogue.IisOther,
    };
}
