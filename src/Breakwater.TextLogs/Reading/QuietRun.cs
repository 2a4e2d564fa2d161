namespace Breakwater.TextLogs.Reading;

/// <summary>Ordinary records one behind the other that no rule can match, found ahead of the reader.</summary>
/// <param name="Position">How many bytes of the log lie before them.</param>
/// <param name="Bytes">How many they have.</param>
/// <param name="Records">How many there are; each is one line.</param>
/// <param name="Schema">The columns for which that holds.</param>
/// <param name="Times">Their times.</param>
internal sealed record QuietRun(long Position, int Bytes, long Records, LogSchema Schema, TimeLine Times);
