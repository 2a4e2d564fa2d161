namespace Breakwater.TextLogs;

/// <summary>Limits and choices of one reading.</summary>
public sealed record LogReadOptions
{
#if DEBUG
    // Tiny on purpose: tests must cross buffer edges everywhere.
    private const int DefaultBufferBytes = 64;
#else
    private const int DefaultBufferBytes = 256 * 1024;
#endif

    public static LogReadOptions Default { get; } = new();

    /// <summary>First size of the read buffer; it grows only for a record that does not fit, up to <see cref="MaxLineBytes"/>.</summary>
    public int BufferBytes { get; init; } = DefaultBufferBytes;

    /// <summary>Longest record kept; of a longer one the first part is delivered as damaged and the rest is skipped and counted.</summary>
    public int MaxLineBytes { get; init; } = 1024 * 1024;

    /// <summary>Problems listed by name; further ones are only counted.</summary>
    public int MaxProblems { get; init; } = 100;

    /// <summary>What <see cref="LogRecognition"/> said of this file's first bytes, so that they are not looked at again; null to find out.</summary>
    public LogHead? Head { get; init; }

    /// <summary>Forces the plain way, which cuts out each record; the fast one, which steps over those that no rule can match, must give the same results. Set for the
    /// whole process by AppContext <c>Breakwater.TextLogs.ReadEachRecord</c>.</summary>
    public bool ReadsEachRecord { get; init; } = AppContext.TryGetSwitch("Breakwater.TextLogs.ReadEachRecord", out var forced) && forced;

    /// <summary>Threads that search a large log ahead of its reader; null to read with one thread. What is read is the same.</summary>
    public IHelperThreads? Helpers { get; init; }

    /// <summary>Which records are split and handed to the visitor.</summary>
    public ICandidateFilter Filter { get; init; } = EveryLine.Instance;

    /// <summary>Without a filter every record is handed on: none could be stepped over.</summary>
    internal bool StepsOver => !ReadsEachRecord && Filter is not EveryLine;
}
