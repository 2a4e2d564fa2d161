using System.Globalization;
using System.Text;

namespace Breakwater.Compare;

/// <summary>A race as a Markdown table of medians; ratios are by bytes per second against the first contender.</summary>
internal static class Table
{
    public static string Of(Race race, Dictionary<Contender, List<Measurement>> results)
    {
        var text = new StringBuilder($"## {race.Title}\n\n| program | wall s | CPU s | MB/s | records/s | ratio | by CPU | peak MB | does not do |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        var reference = race.Contenders[0].Bytes / Wall(results[race.Contenders[0]]);
        var cpuReference = race.Contenders[0].Bytes / Cpu(results[race.Contenders[0]]);
        foreach (var contender in race.Contenders)
        {
            var runs = results[contender];
            var wall = Wall(runs);
            var cpu = Cpu(runs);
            var rate = contender.Bytes / wall;
            text.Append(CultureInfo.InvariantCulture, $"| {contender.Name} | {wall:0.000} | {cpu:0.00} | {rate / 1e6:0.0} | ");
            text.Append(CultureInfo.InvariantCulture, $"{contender.Records / wall:#,0} | {Ratio(rate / reference)} | {Ratio(contender.Bytes / cpu / cpuReference)} | ");
            text.Append(CultureInfo.InvariantCulture, $"{Median(runs.Select(r => r.PeakMegabytes)):0} | {contender.Note}{(runs[0].ExitCode == 0 ? "" : $" (ended with exit code {runs[0].ExitCode})")} |\n");
        }

        return text.Append('\n').ToString();
    }

    private static double Wall(List<Measurement> runs) => Median(runs.Select(r => (double?)r.WallSeconds))!.Value;

    private static double? Cpu(List<Measurement> runs) => Median(runs.Select(r => r.CpuSeconds));

    private static string Ratio(double? ratio) => ratio is null or 0 or double.NaN or double.PositiveInfinity ? "" : string.Create(CultureInfo.InvariantCulture, $"{ratio:0.##}x");

    private static double? Median(IEnumerable<double?> values)
    {
        var ordered = values.Order().ToArray();
        return ordered.Length % 2 == 1 ? ordered[ordered.Length / 2] : (ordered[(ordered.Length / 2) - 1] + ordered[ordered.Length / 2]) / 2;
    }
}
