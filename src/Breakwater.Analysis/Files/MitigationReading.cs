using Breakwater.IisConfig;
using Breakwater.IisConfig.Files;
using Breakwater.IisConfig.Verification;
using Breakwater.Knowledge.Mitigations;
using Breakwater.Model;

namespace Breakwater.Analysis.Files;

/// <summary>Verifies the interim mitigations on what the evidence holds of the configuration, with the same code as <c>mitigate verify</c>.</summary>
internal static class MitigationReading
{
    /// <summary>The configuration in force with every web.config that was read; null without applicationHost.config.</summary>
    public static ConfigurationFiles? Files((string Path, IisConfiguration Configuration)? host, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> webConfigs)
    {
        if (host is not { } found)
        {
            return null;
        }

        // Evidence never proves that a file does not exist: it may not have been collected.
        var files = new ConfigurationFiles(found.Configuration, found.Path, isWholeServer: false);
        foreach (var (path, content) in webConfigs)
        {
            files.Add(path, new MemoryStream(content.ToArray(), writable: false));
        }

        return files;
    }

    /// <param name="mitigations">Those of the knowledge.</param>
    /// <param name="files">The configuration in force.</param>
    /// <param name="observed">What registry and exports say.</param>
    public static IReadOnlyList<MitigationStatus> Of(IReadOnlyList<Mitigation> mitigations, ConfigurationFiles? files, ServerObservations observed)
    {
        var verifier = new MitigationVerifier(files, observed);
        return [.. mitigations.Where(m => !m.Recipe.IsEmpty).Select(verifier.Verify).Select(r => new MitigationStatus(
            r.Mitigation.Id, r.State, r.Evidence, r.State == MitigationState.Effective ? MitigationVerifier.Caveat(r.Mitigation) : r.Mitigation.Caveat))];
    }
}
