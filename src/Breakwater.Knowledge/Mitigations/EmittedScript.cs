namespace Breakwater.Knowledge.Mitigations;

/// <summary>A PowerShell script for what only a live server can do, and its twin that takes it back.</summary>
/// <param name="Shell"><c>Windows PowerShell</c> or <c>Exchange Management Shell</c>.</param>
public sealed record EmittedScript(string Shell, string Apply, string Undo);
