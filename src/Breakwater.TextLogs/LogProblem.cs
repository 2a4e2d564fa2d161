namespace Breakwater.TextLogs;

/// <summary>Something wrong in a log: where, what was expected and found, and what happened next.</summary>
/// <param name="Code">Stable code, for example <c>TLOG003</c>.</param>
/// <param name="LineNumber">Line, from 1; 0 when it concerns the whole file.</param>
/// <param name="Offset">Offset in the file.</param>
/// <param name="Message">Text without code, place or file name; found text is escaped and cut.</param>
/// <param name="SkippedBytes">Bytes that were not read because of it.</param>
public sealed record LogProblem(string Code, long LineNumber, long Offset, string Message, long SkippedBytes)
{
    /// <summary>Code, place and text; the caller puts the file name in front.</summary>
    public override string ToString() =>
        LineNumber == 0 ? $"{Code} {Message}" : $"{Code} line {LineNumber} at offset {Offset}: {Message}";
}
