using Breakwater.TextLogs.Fields;

namespace Breakwater.TextLogs;

/// <summary>What the first 8 KiB of a log say about it.</summary>
/// <param name="Family">How the log is written.</param>
/// <param name="Encoding">Encoding of the file.</param>
/// <param name="Software">Value of <c>#Software</c>; null where there is none.</param>
/// <param name="LogType">Value of <c>#Log-type</c>, else one of <see cref="LogTypes"/> derived from the columns; null when neither tells.</param>
/// <param name="Version">Value of <c>#Version</c>; a real build only for some log types.</param>
/// <param name="Columns">Column names in file order; a built-in list for a piece without header.</param>
public sealed record LogHead(
    LogFamily Family, LogEncoding Encoding, string? Software, string? LogType, string? Version, IReadOnlyList<string> Columns)
{
    /// <summary>False for the families that are recognised only to be refused.</summary>
    public bool IsSupported => Family is LogFamily.W3C or LogFamily.ExchangeCsv;

    /// <summary>False when the columns were taken from a built-in list because the piece has no header.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Cells of the first record in the head, unquoted, by column; empty when the head holds no record.</summary>
    public IReadOnlyList<string> FirstRow { get; init; } = [];

    /// <summary>Value of a column in the first record, for example <c>Protocol</c> or <c>s-port</c>; null when the head does not tell.</summary>
    public string? FirstValue(string column)
    {
        var index = ColumnLayout.Of(Columns).IndexOf(column);
        return index >= 0 && index < FirstRow.Count ? FirstRow[index] : null;
    }
}
