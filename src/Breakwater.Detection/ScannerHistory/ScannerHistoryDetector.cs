namespace Breakwater.Detection.ScannerHistory;

/// <summary>Makes traces of what virus scanners found and removed: a shell that is gone was there, and the scanner's history says who removed it.</summary>
public static class ScannerHistoryDetector
{
    public const string Name = "scanner-history";

    private const int MaxTraces = 500;

    /// <param name="detections">Of one log or file, in its order.</param>
    public static IReadOnlyList<FileTrace> Examine(IEnumerable<ScannerDetection> detections)
    {
        ArgumentNullException.ThrowIfNull(detections);

        // A log tells of one find many times: when it was seen, and what was done then.
        return [.. detections.GroupBy(d => (d.Threat, d.Resource)).Select(Trace).OfType<FileTrace>().Take(MaxTraces)];
    }

    private static FileTrace? Trace(IEnumerable<ScannerDetection> same)
    {
        var all = same.ToList();
        var last = all.MaxBy(d => d.Action)!;
        if (ThreatWeight.Of(last) is not { } weight)
        {
            return null;
        }

        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["action"] = Verb(last.Action),
            ["resource"] = Excerpts.Around(last.Resource, 0),
            ["scanner"] = last.Scanner,
            ["threat"] = Excerpts.Around(last.Threat, 0),
        };
        if (last.Process is { } process)
        {
            fields["process"] = Excerpts.Around(process, 0);
        }

        return new FileTrace
        {
            Detector = Name,
            Title = $"{weight.Noun} that {last.Scanner} {Verb(last.Action)}",
            Campaign = weight.Campaign,
            Rung = weight.Rung,
            Confidence = weight.Confidence,
            Attack = weight.Noun == "A web shell" ? ["T1505.003"] : [],
            Time = all.Select(d => d.Time).Where(t => t is not null).DefaultIfEmpty(null).Min(),
            Line = all.Select(d => d.Line).Min(),
            Excerpt = Excerpts.Around($"{last.Threat} {last.Resource} ({Verb(last.Action)})", 0),
            Fields = fields,
            Target = last.Resource.Replace('\\', '/'),
            RemovedBy = last.Action >= ScannerAction.Cleaned ? last.Scanner : null,
        };
    }

    private static string Verb(ScannerAction action) => action switch
    {
        ScannerAction.Allowed => "found and was told to allow",
        ScannerAction.Failed => "found and could not remove",
        ScannerAction.Blocked => "found and blocked",
        ScannerAction.Cleaned => "cleaned",
        ScannerAction.Quarantined => "quarantined",
        ScannerAction.Removed => "removed",
        _ => "found",
    };
}
