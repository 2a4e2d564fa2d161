using System.IO.Compression;
using System.Security.Cryptography;
using Breakwater.Collection.Verification;
using Breakwater.Mitigation;

namespace Breakwater.Cli.Mitigate;

/// <summary>The sealed package that has to exist before anything is changed: whole, and of this very server.</summary>
internal static class PackageSeal
{
    private const string HostEntry = "inetsrv/config/applicationHost.config";

    /// <summary>Names the package by file and digest of its manifest; the answer is why it cannot serve, null when it can.</summary>
    public static string? Name(string path, MitigationServer server, CancellationToken ct, out string? name)
    {
        name = null;
        var check = PackageVerifier.Verify(path, null, ct);
        if (!check.IsGood || check.ManifestSha256 is null)
        {
            return Messages.PackageUnfit(path, Messages.PackageBroken(check.Problems.Count > 0 ? check.Problems[0] : "no manifest"));
        }

        if (!HoldsHostOf(path, server))
        {
            return Messages.PackageUnfit(path, Messages.PackageOfAnother());
        }

        name = $"{Path.GetFileName(path)} manifest {check.ManifestSha256}";
        return null;
    }

    private static bool HoldsHostOf(string path, MitigationServer server)
    {
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path, "applicationHost.config", SearchOption.AllDirectories).Where(f => IsHost(f.Replace('\\', '/'))).Any(f => server.KnowsHost(SHA256.HashData(File.ReadAllBytes(f))));
        }

        using var zip = ZipFile.OpenRead(path);
        foreach (var entry in zip.Entries.Where(e => IsHost(e.FullName)))
        {
            using var content = entry.Open();
            if (server.KnowsHost(SHA256.HashData(content)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHost(string name) => name.EndsWith(HostEntry, StringComparison.OrdinalIgnoreCase);
}
