using Breakwater.Model;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Rules;

/// <summary>Which sources a rule's log source means; the one place that knows Sigma's words for our sources.</summary>
internal static class LogSourceMap
{
    /// <summary>True when a rule with this log source is to be tried on records of that source.</summary>
    public static bool Applies(LogSource logSource, string source)
    {
        if (logSource.Product is { } product && !product.Equals("exchange", StringComparison.OrdinalIgnoreCase) && !product.Equals("windows", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (logSource.Service is { } service)
        {
            return ServiceMeans(service.ToLowerInvariant(), source);
        }

        return logSource.Category?.Equals("webserver", StringComparison.OrdinalIgnoreCase) == true && IsWebServer(source);
    }

    private static bool ServiceMeans(string service, string source) => service switch
    {
        "iis" => source is SourceCatalogue.IisFrontEnd or SourceCatalogue.IisBackEnd or SourceCatalogue.IisOther,
        "httpproxy" => source.StartsWith(SourceCatalogue.HttpProxyPrefix, StringComparison.Ordinal),
        SourceCatalogue.RpsCmdlet => source is SourceCatalogue.RpsCmdlet or SourceCatalogue.LocalPowerShell,
        _ => service == source,
    };

    private static bool IsWebServer(string source) => ServiceMeans("iis", source) || ServiceMeans("httpproxy", source);
}
