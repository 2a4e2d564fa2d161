namespace Breakwater.TextLogs;

/// <summary>What one log holds, over all its records, candidates or not.</summary>
public sealed record LogReadResult
{
    /// <summary>What the log is; null when it was not recognised, and then nothing was read.</summary>
    public LogHead? Head { get; init; }

    /// <summary>Bytes taken from the stream.</summary>
    public long Bytes { get; init; }

    public long Records { get; init; }

    public long DamagedRecords { get; init; }

    /// <summary>Records whose time cell is empty, absent or unreadable.</summary>
    public long RecordsWithoutTime { get; init; }

    /// <summary>W3C records without a date of their own, dated by the <c>#Date</c> line before them.</summary>
    public long RecordsDatedByHeader { get; init; }

    /// <summary>NUL bytes skipped; a power loss leaves blocks of them.</summary>
    public long NulBytes { get; init; }

    /// <summary>Bytes of over-long records that were not kept.</summary>
    public long SkippedBytes { get; init; }

    /// <summary>Earliest record time.</summary>
    public DateTime? First { get; init; }

    /// <summary>Latest record time.</summary>
    public DateTime? Last { get; init; }

    /// <summary>Most digits of a second's fraction that any record wrote.</summary>
    public int FractionDigits { get; init; }

    /// <summary>Largest step back from one record's time to the next one's; seconds are normal, hours are a changed clock or a joined file.</summary>
    public TimeSpan LargestStepBack { get; init; }

    /// <summary>Records per UTC hour, ascending, hours without records left out.</summary>
    public IReadOnlyList<(DateTime Hour, long Records)> Hours { get; init; } = [];

    /// <summary>The columns that every header of the log names: what another column would show, some of its records cannot.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>True when the log ends inside a record.</summary>
    public bool Truncated { get; init; }

    /// <summary>What was wrong, in file order, at most <see cref="LogReadOptions.MaxProblems"/>.</summary>
    public IReadOnlyList<LogProblem> Problems { get; init; } = [];

    /// <summary>Problems beyond those listed.</summary>
    public long UnlistedProblems { get; init; }
}
