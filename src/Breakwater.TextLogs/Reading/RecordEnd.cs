namespace Breakwater.TextLogs.Reading;

/// <summary>How a record ended.</summary>
internal enum RecordEnd
{
    LineBreak,
    EndOfFile,
    NulBlock,
    TooLong,
}
