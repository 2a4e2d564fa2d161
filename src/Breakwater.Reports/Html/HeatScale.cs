using Breakwater.Model;
using Breakwater.Reports.Story;

namespace Breakwater.Reports.Html;

/// <summary>The days of the heat map, in columns of a day, a week, or whatever keeps the map readable.</summary>
internal sealed record HeatScale(DateOnly Start, DateOnly End, int DaysPerColumn, int Columns)
{
    private const int MaxDaily = 92;
    private const int MaxColumns = 100;
    private const int MinColumns = 14;

    // A time at risk of years beside logs of a month would squeeze the logs into one column.
    private const int MinBlindDays = 30;

    /// <summary>Null when no source has records by day.</summary>
    public static HeatScale? Of(Assessment assessment)
    {
        var days = assessment.Coverage.SelectMany(c => c.RecordsPerDay.Keys).ToList();
        if (days.Count == 0)
        {
            return null;
        }

        var windows = assessment.Verdict.Campaigns.Where(c => c.Counts).Select(c => c.Window).OfType<TimeRange>().ToList();
        var blind = Math.Max(MinBlindDays, days.Max().DayNumber - days.Min().DayNumber + 1);
        var start = windows.Select(w => DateOnly.FromDateTime(w.From)).Append(days.Min()).Min();
        var end = windows.Select(w => DateOnly.FromDateTime(w.To)).Append(days.Max()).Max();
        start = Later(start, DateOnly.FromDayNumber(Math.Max(0, days.Min().DayNumber - blind)));
        end = Earlier(end, DateOnly.FromDayNumber(Math.Min(DateOnly.MaxValue.DayNumber, days.Max().DayNumber + blind)));
        var length = end.DayNumber - start.DayNumber + 1;
        var perColumn = length <= MaxDaily ? 1 : length <= 7 * MaxColumns ? 7 : ((length - 1) / MaxColumns) + 1;
        var columns = ((length - 1) / perColumn) + 1;

        // A map of two columns looks like a flag: show some days before the first one.
        var missing = Math.Max(0, MinColumns - columns) * perColumn;
        return new HeatScale(DateOnly.FromDayNumber(Math.Max(0, start.DayNumber - missing)), end, perColumn, Math.Max(MinColumns, columns));
    }

    public string Unit => DaysPerColumn switch { 1 => "day", 7 => "week", _ => PlainWords.Many(DaysPerColumn, "day", "days") };

    public int ColumnOf(DateOnly day) => Math.Clamp((day.DayNumber - Start.DayNumber) / DaysPerColumn, 0, Columns - 1);

    /// <summary>Days of the column that lie inside the map; the last column may be short.</summary>
    public int DaysIn(int column) => Math.Clamp(End.DayNumber - DayOf(column).DayNumber + 1, 1, DaysPerColumn);

    public bool Shows(TimeRange range) => DateOnly.FromDateTime(range.From) <= End && DateOnly.FromDateTime(range.To) >= Start;

    public bool ShowsAll(TimeRange range) => DateOnly.FromDateTime(range.From) >= Start && DateOnly.FromDateTime(range.To) <= End;

    public DateOnly DayOf(int column) => DateOnly.FromDayNumber(Math.Min(Start.DayNumber + (column * DaysPerColumn), DateOnly.MaxValue.DayNumber));

    public string Label(int column) => PlainWords.Day(DayOf(column).ToDateTime(TimeOnly.MinValue));

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
