namespace Breakwater.TextLogs.Hot;

/// <summary>What one look at a line tells.</summary>
/// <param name="Length">Bytes before the line feed; -1 when there is none.</param>
/// <param name="Separators">Separators in the line.</param>
/// <param name="HasDoubled">Two separators stand side by side.</param>
/// <param name="HasQuote">There is a double quote.</param>
/// <param name="HasOdd">There is a NUL or a carriage return, the one before the line feed not counted.</param>
internal readonly record struct LineShape(int Length, int Separators, bool HasDoubled, bool HasQuote, bool HasOdd);
