using System.Security.Cryptography;
using Breakwater.Model;

namespace Breakwater.Evidence.Reading;

/// <summary>
/// Finds samples and test data of the program within the evidence. They describe attacks, so they look like attacks. Only equal bytes at the same place within a source tree count:
/// a name or mark could be copied to hide something behind it, and a sample that someone changed or built evidence from is evidence.
/// </summary>
internal static class OwnFileSearch
{
    /// <returns>The files found, each with the source tree that it lies in.</returns>
    public static Dictionary<Artefact, string> Find(IReadOnlyList<Artefact> artefacts, IReadOnlyList<OwnFile> own, Action<IReadOnlyList<Artefact>, Action<Artefact, ArtefactStream>> read)
    {
        var byLength = own.ToLookup(f => f.LengthBytes);
        Dictionary<Artefact, string> found = [];
        read([.. artefacts.Where(a => byLength[a.LengthBytes].Any(f => LiesAt(a, f)))], (artefact, stream) =>
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            if (byLength[artefact.LengthBytes].FirstOrDefault(f => f.Sha256 == hash && LiesAt(artefact, f)) is { } file)
            {
                lock (found)
                {
                    found.Add(artefact, artefact.OriginalPath[..^file.Path.Length].TrimEnd('/'));
                }
            }
        });
        return found;
    }

    private static bool LiesAt(Artefact artefact, OwnFile file) => artefact.OriginalPath.EndsWith(file.Path, StringComparison.OrdinalIgnoreCase)
        && (artefact.OriginalPath.Length == file.Path.Length || artefact.OriginalPath[^(file.Path.Length + 1)] == '/');
}
