using Breakwater.Model;

namespace Breakwater.Drill.World;

/// <summary>A build and the moment from which the server ran it.</summary>
internal sealed record InstalledBuild(DateTime From, ExchangeBuild Build)
{
    /// <summary>As headers and binaries write it: <c>15.01.2176.002</c>.</summary>
    public string Padded { get; } = $"{Build.Major:00}.{Build.Minor:00}.{Build.Build:0000}.{Build.Revision:000}";

    /// <summary>As TargetServerVersion writes it: the revision is never shown.</summary>
    public string PaddedUpdate { get; } = $"{Build.Major:00}.{Build.Minor:00}.{Build.Build:0000}.000";

    /// <summary>The number that cookies carry for the build.</summary>
    public int CookieVersion { get; } = (((Build.Major & 0x3F) << 22) | ((Build.Minor & 0x3F) << 16) | (Build.Build & 0x7FFF)) + 1_879_048_192 + 0x8000;
}
