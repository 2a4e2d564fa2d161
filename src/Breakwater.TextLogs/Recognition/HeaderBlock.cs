using System.Text;
using Breakwater.TextLogs.Reading;

namespace Breakwater.TextLogs.Recognition;

/// <summary>What the header lines read so far say; the lines may come in any order, repeat, and change in mid-file.</summary>
internal sealed class HeaderBlock
{
    private bool _inBlock;
    private bool _typedInBlock;

    public LogFamily Family { get; private set; } = LogFamily.ExchangeCsv;

    public string? Software { get; private set; }

    public string? LogType { get; private set; }

    public string? Version { get; private set; }

    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>Ticks of the day in the last <c>#Date</c> line.</summary>
    public long? Day { get; private set; }

    /// <summary>Set by every header line; the reader clears it.</summary>
    public bool Changed { get; set; }

    /// <summary>Set when a header line named a new day, so that times of day start again; the reader clears it.</summary>
    public bool DayChanged { get; set; }

    /// <summary>Set when a header was larger than is kept; the reader clears it.</summary>
    public bool Cut { get; set; }

    public void Seed(LogHead head)
    {
        Family = head.Family;
        Columns = head.Columns;
        LogType = head.LogType;
        Changed = true;
    }

    /// <summary>Takes in a line that begins with <c>#</c> or is a bare row of column names; false when the line is a record.</summary>
    public bool TryRead(ReadOnlySpan<byte> line)
    {
        var directive = line is [(byte)'#', ..];
        if (!directive && (line is [>= (byte)'0' and <= (byte)'9', ..] || !IsBareHeader(line)))
        {
            _inBlock = false;
            return false;
        }

        _typedInBlock &= _inBlock;
        _inBlock = true;
        if (directive)
        {
            ReadDirective(line[1..]);
            return true;
        }

        Family = LogFamily.ExchangeCsv;
        SetColumns(line, (byte)',');
        return true;
    }

    public LogSchema ToSchema() => new(Family, Columns, Software, LogType ?? LogTypeOf.Columns(Family, Columns), Version);

    /// <summary>Whether a schema says the same as this header.</summary>
    public bool Describes(LogSchema schema) =>
        schema.Family == Family && schema.Software == Software && schema.Version == Version
        && (LogType is null || schema.LogType == LogType) && (ReferenceEquals(schema.Columns, Columns) || schema.Columns.SequenceEqual(Columns, StringComparer.Ordinal));

    private void ReadDirective(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        if (colon < 0)
        {
            return;
        }

        var name = text[..colon];
        var value = text[(colon + 1)..].Trim(" \t"u8);
        if (Ascii.EqualsIgnoreCase(name, "software"u8))
        {
            SetSoftware(ColumnLists.Text(value));
        }
        else if (Ascii.EqualsIgnoreCase(name, "version"u8))
        {
            Version = ColumnLists.Text(value);
            Changed = true;
        }
        else if (Ascii.EqualsIgnoreCase(name, "log-type"u8))
        {
            LogType = ColumnLists.Text(value);
            _typedInBlock = true;
            Changed = true;
        }
        else if (Ascii.EqualsIgnoreCase(name, "date"u8) && TimeStamp.TryParseDate(value, out var day))
        {
            Day = day;
            DayChanged = true;
        }
        else if (Ascii.EqualsIgnoreCase(name, "fields"u8))
        {
            SetFields(value);
        }
    }

    private void SetSoftware(string software)
    {
        var family = LogTypeOf.FamilyOf(software) ?? Family;
        LogType = family == Family ? LogType : null;
        Family = family;
        Software = software;
        Changed = true;
    }

    private void SetFields(ReadOnlySpan<byte> value)
    {
        var comma = value.IndexOf((byte)',') >= 0;
        if (comma || value.IndexOf((byte)' ') >= 0)
        {
            Family = comma ? LogFamily.ExchangeCsv : LogFamily.W3C;
        }

        SetColumns(value, Family == LogFamily.W3C ? (byte)' ' : (byte)',');
    }

    private bool IsBareHeader(ReadOnlySpan<byte> line)
    {
        var comma = line.IndexOf((byte)',');
        if (comma <= 0 || comma > ColumnLists.MaxNameBytes)
        {
            return false;
        }

        var first = ColumnLists.Text(line[..comma]);
        return KnownColumns.IsTimeName(first) || (Family == LogFamily.ExchangeCsv && Columns.Count > 0 && first.Equals(Columns[0], StringComparison.OrdinalIgnoreCase));
    }

    private void SetColumns(ReadOnlySpan<byte> list, byte separator)
    {
        var names = ColumnLists.Of(list, separator, out var cut);
        Cut |= cut;
        if (names.Count == 0)
        {
            return;
        }

        // Another log may be joined to this one, with or without a type of its own.
        LogType = _typedInBlock || SharesFirstColumns(names) ? LogType : null;
        Columns = ReferenceEquals(names, Columns) || !names.SequenceEqual(Columns, StringComparer.Ordinal) ? names : Columns;
        Changed = true;
    }

    private bool SharesFirstColumns(IReadOnlyList<string> names) =>
        Columns.Count == 0 || ReferenceEquals(names, Columns) || names.Take(3).SequenceEqual(Columns.Take(3), StringComparer.OrdinalIgnoreCase);
}
