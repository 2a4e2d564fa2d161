using Breakwater.IisConfig;
using Breakwater.IisConfig.Files;
using Breakwater.IisConfig.Verification;
using Breakwater.Knowledge.Mitigations;
using Breakwater.Model;

namespace Breakwater.Analysis.Files;

/// <summary>Verifies the interim mitigations on what the evidence holds of the configuration, with the same code as <c>mitigate verify</c>.</summary>
internal static class MitigationReading
{
    /// <param name="mitigations">Those of the knowledge.</param>
    /// <param name="host">The configuration in force.</param>
    /// <param name="webConfigs">Every web.config, by path.</param>
    /// <param name="observed">What registry and exports say.</param>
    public static IReadOnlyList<MitigationStatus> Of(
        IReadOnlyList<Mitigation> mitigations, (string Path, IisConfiguration Configuration)? host, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> webConfigs, ServerObservations observed)
    {
        ConfigurationFiles? files = null;
        if (host is { } found)
        {
            // Evidence never proves that a file does not exist: it may not have been collected.
            files = new ConfigurationFiles(found.Configuration, found.Path, isWholeServer: false);
            foreach (var (path, content) in webConfigs)
            {
                files.Add(path, new MemoryStream(content.ToArray(), writable: false));
            }
        }

        var verifier = new MitigationVerifier(files, observed);
        return [.. mitigations.Where(m => !m.Recipe.IsEmpty).Select(verifier.Verify).Select(r => new MitigationStatus(
            r.Mitigation.Id, r.State, r.Evidence, r.State == MitigationState.Effective ? MitigationVerifier.Caveat(r.Mitigation) : r.Mitigation.Caveat))];
    }
}
