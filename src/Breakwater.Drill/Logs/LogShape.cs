namespace Breakwater.Drill.Logs;

/// <summary>Format and place of one kind of Exchange log.</summary>
/// <param name="Family">Header style.</param>
/// <param name="LogType">Value of #Log-type.</param>
/// <param name="Columns">Column list, comma-separated.</param>
/// <param name="Folder">Folder below the install path.</param>
/// <param name="Prefix">Start of the file name.</param>
/// <param name="Daily">True when a file covers a day, false when it covers an hour.</param>
internal sealed record LogShape(LogWriterFamily Family, string LogType, string Columns, string Folder, string Prefix, bool Daily = false);
