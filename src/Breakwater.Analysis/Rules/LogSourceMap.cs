using Breakwater.Knowledge.LogSources;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Rules;

/// <summary>Finds the places that a rule's log source means; what means what is data (<c>knowledge/logsources</c>).</summary>
internal sealed class LogSourceMap(IReadOnlyList<LogSourceMeaning> meanings)
{
    /// <summary>Empty when the log source has no mapping: no record here can be what the rule is about.</summary>
    public IReadOnlyList<RecordPlace> PlacesOf(LogSource source)
    {
        var possible = meanings.Where(m => IsWithin(source.Product, m.Product)).ToList();
        if (source is { Category: { } category, Service: { } service })
        {
            if (Places(possible, category, service) is { Count: > 0 } both)
            {
                return both;
            }

            // The category knows the events and their fields, the service narrows the place.
            var places = Places(possible, null, service);
            return [.. Places(possible, category, null).Where(s => places.Any(p => s.Channel is not null ? p.HasChannel(s.Channel) : s.Source is not null && p.HasSource(s.Source)))];
        }

        return source is { Category: null, Service: null }
            ? [.. meanings.Where(m => m.Category is null && m.Service is null && IsSame(source.Product, m.Product)).SelectMany(m => m.Places)]
            : Places(possible, source.Category, source.Service);
    }

    private static List<RecordPlace> Places(List<LogSourceMeaning> meanings, string? category, string? service) =>
        [.. meanings.Where(m => IsSame(category, m.Category) && IsSame(service, m.Service)).SelectMany(m => m.Places)];

    private static bool IsWithin(string? stated, string? meant) => stated is null || meant is null || IsSame(stated, meant);

    private static bool IsSame(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
