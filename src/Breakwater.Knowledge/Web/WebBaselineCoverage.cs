using Breakwater.Model;

namespace Breakwater.Knowledge.Web;

/// <summary>The builds whose files were hashed: on any other build an unlisted hash is unknown, never modified.</summary>
/// <param name="From">The oldest build.</param>
/// <param name="NewestPerLine">The newest build of each minor version.</param>
public sealed record WebBaselineCoverage(ExchangeBuild From, IReadOnlyList<ExchangeBuild> NewestPerLine)
{
    /// <summary>True when the build lies inside; three parts only count when even the newest update of it does.</summary>
    public bool Includes(ExchangeBuild build) => build >= From && NewestPerLine.Any(n => n.Major == build.Major && n.Minor == build.Minor
        && (build.Build < n.Build || (build.Build == n.Build && build.Revision <= n.Revision)));
}
