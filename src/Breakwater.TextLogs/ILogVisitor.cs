namespace Breakwater.TextLogs;

/// <summary>Receives the candidate records of one log in file order.</summary>
public interface ILogVisitor
{
    /// <summary>Called before the first record and whenever the columns or the header's version, type or software change.</summary>
    void OnSchema(LogSchema schema);

    /// <summary>Called for candidates only; every record counts for coverage all the same.</summary>
    void OnRecord(in LogRecord record);
}
