using System.Text.Json;
using Breakwater.Collection.Packages;

namespace Breakwater.Collection.Verification;

/// <summary>The part of a manifest that verification needs. A manifest that is not wholly what was written is refused.</summary>
internal sealed record ManifestContent(IReadOnlyList<PackagedFile> Files, int NotCollected)
{
    public static bool TryRead(ReadOnlyMemory<byte> bytes, out ManifestContent content)
    {
        content = new ManifestContent([], 0);
        try
        {
            using var json = JsonDocument.Parse(bytes);
            if (json.RootElement.GetProperty("schema").GetString() != Manifest.Schema)
            {
                return false;
            }

            content = new ManifestContent([.. json.RootElement.GetProperty("files").EnumerateArray().Select(PackagedFileJson.Read)], json.RootElement.GetProperty("notCollected").GetArrayLength());
            return true;
        }
        catch (Exception e) when (JsonText.IsFault(e))
        {
            return false;
        }
    }
}
