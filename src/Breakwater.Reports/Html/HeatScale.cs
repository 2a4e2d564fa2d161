using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>The days of the heat map, in columns of a day, a week, or whatever keeps the map readable.</summary>
internal sealed record HeatScale(DateOnly Start, int DaysPerColumn, int Columns)
{
    private const int MaxDaily = 92;
    private const int MaxColumns = 100;
    private const int MinColumns = 14;

    /// <summary>Null when no source has records by day.</summary>
    public static HeatScale? Of(Assessment assessment)
    {
        var days = assessment.Coverage.SelectMany(c => c.RecordsPerDay.Keys).ToList();
        if (days.Count == 0)
        {
            return null;
        }

        var windows = assessment.Verdict.Campaigns.Where(c => c.LeavesTraces).Select(c => c.Window).OfType<TimeRange>().ToList();
        var start = windows.Select(w => DateOnly.FromDateTime(w.From)).Append(days.Min()).Min();
        var end = windows.Select(w => DateOnly.FromDateTime(w.To)).Append(days.Max()).Max();
        var length = end.DayNumber - start.DayNumber + 1;
        var perColumn = length <= MaxDaily ? 1 : length <= 7 * MaxColumns ? 7 : ((length - 1) / MaxColumns) + 1;
        var columns = ((length - 1) / perColumn) + 1;

        // A map of two columns looks like a flag: show some days before the first one.
        var missing = Math.Max(0, MinColumns - columns) * perColumn;
        return new HeatScale(DateOnly.FromDayNumber(Math.Max(0, start.DayNumber - missing)), perColumn, Math.Max(MinColumns, columns));
    }

    public string Unit => DaysPerColumn switch { 1 => "day", 7 => "week", _ => PlainWords.Many(DaysPerColumn, "day", "days") };

    public int ColumnOf(DateOnly day) => Math.Clamp((day.DayNumber - Start.DayNumber) / DaysPerColumn, 0, Columns - 1);

    public DateOnly DayOf(int column) => DateOnly.FromDayNumber(Math.Min(Start.DayNumber + (column * DaysPerColumn), DateOnly.MaxValue.DayNumber));

    public string Label(int column) => PlainWords.Day(DayOf(column).ToDateTime(TimeOnly.MinValue));
}
