namespace Breakwater.Model;

/// <summary>
/// What several logs say of one request, put together: the front end, the proxy and the service behind it write a row each, and a row may match several rules. Whoever counts
/// attempts counts requests.
/// </summary>
public static class SameRequests
{
    /// <summary>One group a request, or a record where it is of none; in the order given.</summary>
    public static IReadOnlyList<IReadOnlyList<Finding>> Of(IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        List<Finding> all = [.. findings];
        var tied = WithoutId(all);
        return [.. all.GroupBy(f => KeyOf(f) is var key && tied.TryGetValue(key, out var proxy) ? proxy : key, StringComparer.OrdinalIgnoreCase).Select(g => g.ToList())];
    }

    private static string KeyOf(Finding finding) => finding.Subject.RequestId is { Length: > 0 } id ? "request " + id
        : finding.Source is { Line: null, Record: null, Offset: null } ? "finding " + finding.Id
        : $"record {finding.Source.Artefact}\n{finding.Source.Line}/{finding.Source.Record}/{finding.Source.Offset}";

    /// <summary>
    /// Rows of IIS without the id of the request, with the proxy's row of the same second, client, method and address. Each row of the proxy is taken once: equal requests in one
    /// second stay as many as there were.
    /// </summary>
    private static Dictionary<string, string> WithoutId(List<Finding> findings)
    {
        var known = findings.Where(f => f.SourceId == SourceCatalogue.IisFrontEnd && f.Subject.RequestId is { Length: > 0 }).Select(KeyOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var proxies = findings.Where(f => f.SourceId.StartsWith(SourceCatalogue.HttpProxyPrefix, StringComparison.Ordinal) && !known.Contains(KeyOf(f)))
            .Select(f => (Key: KeyOf(f), What: WhatOf(f, "Method", "UrlStem"))).Where(r => r.What is not null).DistinctBy(r => r.Key, StringComparer.OrdinalIgnoreCase)
            .GroupBy(r => r.What!, r => r.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => new Queue<string>(g), StringComparer.OrdinalIgnoreCase);
        var tied = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in findings.Where(f => f.SourceId == SourceCatalogue.IisFrontEnd && f.Subject.RequestId is null))
        {
            if (!tied.ContainsKey(KeyOf(row)) && WhatOf(row, "cs-method", "cs-uri-stem") is { } what && proxies.TryGetValue(what, out var waiting) && waiting.TryDequeue(out var proxy))
            {
                tied[KeyOf(row)] = proxy;
            }
        }

        return tied;
    }

    private static string? WhatOf(Finding finding, string method, string stem) =>
        finding.Time is { } time && finding.Fields.GetValueOrDefault(method) is { Length: > 0 } verb && finding.Fields.GetValueOrDefault(stem) is { Length: > 0 } path
            ? $"{time.WholeSecond}\n{finding.Subject.ClientAddress}\n{verb}\n{path}"
            : null;
}
