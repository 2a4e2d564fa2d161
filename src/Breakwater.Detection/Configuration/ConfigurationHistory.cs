using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Model;

namespace Breakwater.Detection.Configuration;

/// <summary>
/// Compares the configuration with the copies that IIS keeps of it (<c>inetpub\history</c>): what was there and is gone was there, and what appeared while copies
/// were being kept was put there by somebody.
/// </summary>
public static partial class ConfigurationHistory
{
    /// <summary>The number of a kept copy, which grows with time; null for a file that is none.</summary>
    public static long? NumberOf(string path) =>
        Copy().Match(path) is { Success: true } match && long.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <param name="current">Traces of the configuration in force.</param>
    /// <param name="copies">Traces of each copy by its number, oldest first.</param>
    public static IReadOnlyList<FileTrace> Compare(IReadOnlyList<FileTrace> current, IReadOnlyList<(long Number, IReadOnlyList<FileTrace> Traces)> copies)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(copies);
        var present = current.Select(Key).ToHashSet();
        var gone = copies.SelectMany(c => c.Traces.Select(t => (c.Number, Trace: t))).Where(t => !present.Contains(Key(t.Trace)))
            .GroupBy(t => Key(t.Trace)).Select(g => Gone(g.First().Trace, g.First().Number, g.Last().Number));
        return [.. current.Select(t => Appeared(t, copies)), .. gone];
    }

    /// <summary>A recorded addition raises a module or directory in a telling place to high (design, Fixed points).</summary>
    private static FileTrace Appeared(FileTrace trace, IReadOnlyList<(long Number, IReadOnlyList<FileTrace> Traces)> copies)
    {
        var lacking = copies.TakeWhile(c => !c.Traces.Any(t => Key(t) == Key(trace))).ToList();
        return lacking.Count == 0 ? trace : With(
            trace with { Confidence = trace.Confidence == Confidence.Medium ? Confidence.High : trace.Confidence, Title = trace.Title + ", added while the history was kept" },
            ("addedAfterCopy", lacking[^1].Number));
    }

    private static FileTrace Gone(FileTrace trace, long first, long last) =>
        With(trace with { Title = trace.Title + ", gone from the configuration since" }, ("firstCopy", first), ("lastCopy", last));

    private static FileTrace With(FileTrace trace, params ReadOnlySpan<(string Name, long Number)> added)
    {
        var fields = new SortedDictionary<string, string>(trace.Fields.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var (name, number) in added)
        {
            fields[name] = number.ToString(CultureInfo.InvariantCulture);
        }

        return trace with { Fields = fields };
    }

    private static (string Detector, string Target) Key(FileTrace trace) => (trace.Detector, trace.Target.ToUpperInvariant());

    [GeneratedRegex(@"/CFGHISTORY_(?<number>\d{1,12})/", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Copy();
}
