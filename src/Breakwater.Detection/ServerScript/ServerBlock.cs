namespace Breakwater.Detection.ServerScript;

/// <summary>One stretch of a page that runs on the server.</summary>
internal readonly record struct ServerBlock(string Code, ScriptDialect Dialect);
