using System.Globalization;
using System.Text.Json;
using Breakwater.Evidence;

namespace Breakwater.Analysis;

/// <summary>
/// What the manifest of a sealed package says of the time until which the evidence reaches. Only a manifest at the top of what was handed in counts: one that lies deeper
/// came from the server, where an intruder may have put it. Judgement believes no time that the records contradict.
/// </summary>
internal static class SealedPackage
{
    private const string Schema = "breakwater.package/1";

    /// <summary>The time stands before the long lists.</summary>
    private const int HeadBytes = 1 << 12;

    public static DateTime? TimeOf(EvidenceSet evidence, CancellationToken ct)
    {
        DateTime? latest = null;
        var manifests = evidence.Artefacts.Where(a => a.Kind == ArtefactKind.Manifest && IsTop(a.OriginalPath)).ToList();
        evidence.Read(manifests, threads: 1, (_, stream) =>
        {
            var head = new byte[HeadBytes];
            var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            latest = TryRead(head.AsSpan(0, length), out var time) && (latest is null || time > latest) ? time : latest;
        }, ct);
        return latest;
    }

    private static bool IsTop(string path)
    {
        var name = path.LastIndexOf('/');
        var container = name < 0 ? "" : path[..name].TrimEnd('!');
        return path.EndsWith("/manifest.json", StringComparison.OrdinalIgnoreCase) && !container.Contains('/', StringComparison.Ordinal);
    }

    private static bool TryRead(ReadOnlySpan<byte> head, out DateTime time)
    {
        time = default;
        var isOurs = false;
        var json = new Utf8JsonReader(head, isFinalBlock: false, default);
        try
        {
            while (json.Read())
            {
                if (json.CurrentDepth == 1 && json.TokenType == JsonTokenType.PropertyName)
                {
                    var (isSchema, isTime) = (json.ValueTextEquals("schema"u8), json.ValueTextEquals("evidenceTime"u8));
                    if (!json.Read() || json.TokenType != JsonTokenType.String)
                    {
                        continue;
                    }

                    isOurs |= isSchema && json.ValueTextEquals(Schema);
                    if (isTime)
                    {
                        return isOurs && DateTime.TryParse(json.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
                    }
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A damaged manifest says nothing; 'collect verify' says what is wrong with it.
        }

        return false;
    }
}
