using Breakwater.Model;

namespace Breakwater.Knowledge.Mitigations;

/// <summary>Lowest builds, one per cumulative update or version of Windows, from which something holds.</summary>
public static class BuildFloors
{
    /// <summary>True when the build is at or above its floor, or of a later line than all that have one.</summary>
    public static bool Reached(IReadOnlyList<ExchangeBuild> floors, ExchangeBuild build)
    {
        var line = floors.Where(f => f.Major == build.Major && f.Minor == build.Minor).ToList();
        return line.Exists(f => f.Build == build.Build && build.Revision >= f.Revision) || (line.Count > 0 && line.TrueForAll(f => build.Build > f.Build));
    }
}
