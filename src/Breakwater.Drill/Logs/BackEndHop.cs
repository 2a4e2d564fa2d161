namespace Breakwater.Drill.Logs;

/// <summary>The row that a proxied request leaves in the back end's IIS log.</summary>
/// <param name="Stem">Path at the back end.</param>
/// <param name="Query">Query, or a dash.</param>
/// <param name="User">Identity used by the proxy, or a dash.</param>
/// <param name="Client">Always the proxying server.</param>
internal sealed record BackEndHop(string Stem, string Query = "-", string User = "-", string Client = "::1");
