using System.Collections.Frozen;
using Breakwater.IisConfig;

namespace Breakwater.Detection.WebFiles;

/// <summary>Names that a server's own configuration runs as code beside the usual ones: an intruder can have pictures run.</summary>
public static class MappedExtensions
{
    private static readonly string[] Runners =
        ["PageHandlerFactory", "SimpleHandlerFactory", "WebServiceHandlerFactory", "ServiceModel.Activation", "HttpRemotingHandlerFactory", "asp.dll", "aspnet_isapi.dll", "IsapiModule", "CgiModule"];

    /// <summary>Extensions, lower case with their dot, of the handlers for <c>*.extension</c> that run code.</summary>
    public static IReadOnlySet<string> Of(IReadOnlyList<IisHandler> handlers)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        return handlers.Where(h => h.Path.StartsWith("*.", StringComparison.Ordinal) && Runs(h)).Select(h => h.Path[1..].ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);
    }

    private static bool Runs(IisHandler handler) =>
        new[] { handler.Type, handler.Modules, handler.ScriptProcessor }.Any(named => named is not null && Runners.Any(r => named.Contains(r, StringComparison.OrdinalIgnoreCase)));
}
