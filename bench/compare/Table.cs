using System.Globalization;
using System.Text;

namespace Breakwater.Compare;

/// <summary>A race as a Markdown table of medians; ratios are by bytes per second against the first contender.</summary>
internal static class Table
{
    public static string Of(Race race, Dictionary<Contender, List<Measurement>> results)
    {
        var text = new StringBuilder($"## {race.Title}\n\n| program | wall s | CPU s | MB/s | records/s | ratio | peak MB | does not do |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        var reference = race.Contenders[0].Bytes / Wall(results[race.Contenders[0]]);
        foreach (var contender in race.Contenders)
        {
            var runs = results[contender];
            var wall = Wall(runs);
            var rate = contender.Bytes / wall;
            text.Append(CultureInfo.InvariantCulture, $"| {contender.Name} | {wall:0.000} | {Median(runs.Select(r => r.CpuSeconds)):0.00} | {rate / 1e6:0.0} | ");
            text.Append(CultureInfo.InvariantCulture, $"{contender.Records / wall:#,0} | {rate / reference:0.##}x | {Median(runs.Select(r => r.PeakMegabytes)):0} | {contender.Note} |\n");
        }

        return text.Append('\n').ToString();
    }

    private static double Wall(List<Measurement> runs) => Median(runs.Select(r => (double?)r.WallSeconds))!.Value;

    private static double? Median(IEnumerable<double?> values)
    {
        var ordered = values.Order().ToArray();
        return ordered.Length % 2 == 1 ? ordered[ordered.Length / 2] : (ordered[(ordered.Length / 2) - 1] + ordered[ordered.Length / 2]) / 2;
    }
}
