using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>One source on the heat map: records per column and what that amount means for this source.</summary>
internal sealed class HeatRow
{
    // Against the source's own median day: a server's sources differ by factors of thousands.
    private const double FewShare = 0.25;
    private const double ManyFactor = 4;

    private readonly long[] _records;
    private readonly int[] _daysWithRecords;
    private readonly double _median;

    public HeatRow(SourceCoverage coverage, HeatScale scale)
    {
        Scale = scale;
        _records = new long[scale.Columns];
        _daysWithRecords = new int[scale.Columns];
        foreach (var (day, records) in coverage.RecordsPerDay.Where(d => d.Value > 0))
        {
            _records[scale.ColumnOf(day)] += records;
            _daysWithRecords[scale.ColumnOf(day)]++;
        }

        var amounts = coverage.RecordsPerDay.Values.Where(r => r > 0).Order().ToList();
        _median = amounts.Count == 0 ? 0 : amounts[amounts.Count / 2];
    }

    public HeatScale Scale { get; }

    public int ColumnsWithRecords => _records.Count(r => r > 0);

    public long Records(int column) => _records[column];

    /// <summary>Style class of a column: <c>none</c>, <c>few</c>, <c>usual</c> or <c>many</c>.</summary>
    public string Level(int column)
    {
        if (_records[column] == 0)
        {
            return "none";
        }

        var perDay = _records[column] / (double)_daysWithRecords[column];
        var isPartial = _daysWithRecords[column] * 2 < Scale.DaysIn(column);
        return perDay < _median * FewShare || isPartial ? "few" : perDay > _median * ManyFactor ? "many" : "usual";
    }

    /// <summary>The row in words, for those who do not see it; names the longest stretch without records inside the window.</summary>
    public string Describe(string title, int windowFrom, int windowTo)
    {
        var (start, length) = LongestHole(windowFrom, windowTo);
        var hole = length == 0 ? "no empty column in the time at risk"
            : $"longest stretch without records in the time at risk: {PlainWords.Many(length, Scale.Unit == "week" ? "week" : "column", Scale.Unit == "week" ? "weeks" : "columns")} from {Scale.Label(start)}";
        return $"{title}: records in {ColumnsWithRecords} of {Scale.Columns} columns; {hole}";
    }

    private (int Start, int Length) LongestHole(int from, int to)
    {
        var best = (Start: 0, Length: 0);
        for (var column = from; column <= to; column++)
        {
            var start = column;
            while (column <= to && _records[column] == 0)
            {
                column++;
            }

            best = column - start > best.Length ? (start, column - start) : best;
        }

        return best;
    }
}
