using Breakwater.Model;

namespace Breakwater.Knowledge.Web;

/// <summary>One content of a shipped file.</summary>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="First">First build that ships it.</param>
/// <param name="Last">Last build inside the coverage that ships it.</param>
/// <param name="Builds">Number of builds that ship it.</param>
public sealed record WebBaselineVariant(string Sha256, ExchangeBuild First, ExchangeBuild Last, int Builds);
