using Breakwater.TextLogs.Fields;

namespace Breakwater.TextLogs;

/// <summary>The columns that one header block (or built-in list) gives to the records after it.</summary>
public sealed class LogSchema
{
    private readonly ColumnLayout _layout;

    internal LogSchema(LogFamily family, IReadOnlyList<string> columns, string? software, string? logType, string? version)
    {
        Family = family;
        Columns = columns;
        Software = software;
        LogType = logType;
        Version = version;
        _layout = ColumnLayout.Of(columns);
        TimeColumn = family == LogFamily.W3C ? IndexOf("time") : Math.Max(0, _layout.FirstTimeName);
        DateColumn = family == LogFamily.W3C ? IndexOf("date") : -1;
    }

    public LogFamily Family { get; }

    public IReadOnlyList<string> Columns { get; }

    public string? Software { get; }

    /// <summary>Value of <c>#Log-type</c>, else one of <see cref="LogTypes"/> derived from the columns; null when neither tells.</summary>
    public string? LogType { get; }

    public string? Version { get; }

    /// <summary>Columns with different names: a header may repeat some, and then records are shorter than it.</summary>
    internal int DistinctColumns => _layout.DistinctColumns;

    /// <summary>Column of the time; -1 when a W3C log has none.</summary>
    internal int TimeColumn { get; }

    /// <summary>Column of the date in W3C; -1 when there is none.</summary>
    internal int DateColumn { get; }

    /// <summary>Whether every record begins with its time, date first.</summary>
    internal bool BeginsWithTime => Family == LogFamily.W3C ? DateColumn == 0 && TimeColumn == 1 : TimeColumn == 0;

    internal IReadOnlyList<ColumnKind> Kinds => _layout.Kinds;

    /// <summary>Whether a known version of this log has these columns and then more, that many in all: the file was begun before an update.</summary>
    internal bool IsKnownLongerForm(int cells) => Family == LogFamily.ExchangeCsv && Array.IndexOf(_layout.LongerForms, cells) >= 0;

    /// <summary>Position of the first column of that name, ignoring case; -1 when there is none.</summary>
    public int IndexOf(string name) => _layout.IndexOf(name);
}
