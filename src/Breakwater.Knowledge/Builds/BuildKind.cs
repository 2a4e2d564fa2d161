namespace Breakwater.Knowledge.Builds;

/// <summary>What kind of release a build is, as the data files spell it.</summary>
public enum BuildKind
{
    /// <summary>First release of a product.</summary>
    Rtm,
    Preview,

    /// <summary>Service pack (Exchange 2010).</summary>
    Sp,

    /// <summary>Cumulative update.</summary>
    Cu,

    /// <summary>Update rollup (Exchange 2010).</summary>
    Ru,

    /// <summary>Security update.</summary>
    Su,

    /// <summary>Hotfix update; contains all earlier security updates.</summary>
    Hu,
}
