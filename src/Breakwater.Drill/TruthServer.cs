using Breakwater.Model;

namespace Breakwater.Drill;

/// <summary>The server a drill is about.</summary>
public sealed record TruthServer(string Name, string Fqdn, string Product, ExchangeBuild Build, string InstallPath);
