namespace Breakwater.Knowledge.Mitigations;

/// <summary>A PowerShell script for what only a live server can do, and its twin that takes it back.</summary>
/// <param name="Shell"><c>Windows PowerShell</c> or <c>Exchange Management Shell</c>.</param>
/// <param name="ApplyParameters">What stands in its <c>param(...)</c>; empty for none.</param>
/// <param name="UndoParameters">The same of the twin.</param>
public sealed record EmittedScript(string Shell, string Apply, string Undo, string ApplyParameters, string UndoParameters);
