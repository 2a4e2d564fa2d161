using Breakwater.Model;

namespace Breakwater.Knowledge.Vulnerabilities;

/// <summary>The first build of a cumulative update that holds a fix.</summary>
public sealed record FixedBuild(string Line, string Cu, ExchangeBuild Build);
