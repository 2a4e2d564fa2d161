using System.Globalization;
using System.Text.Json;
using Breakwater.Evidence;
using Breakwater.Model;

namespace Breakwater.Analysis;

/// <summary>
/// What the manifest of a sealed package, or the custody file of the script for old servers, says of the time until which the evidence reaches. Only one at the top of what was handed in counts: one
/// that lies deeper came from the server, where an intruder may have put it. Judgement believes no time that the records contradict.
/// </summary>
internal static class SealedPackage
{
    private const string Schema = "breakwater.package/1";

    /// <summary>The time stands before the long lists.</summary>
    private const int HeadBytes = 1 << 12;

    /// <param name="evidence">What was handed in.</param>
    /// <param name="unread">Told of a time that cannot be read for certain.</param>
    /// <param name="ct">Stops reading.</param>
    public static DateTime? TimeOf(EvidenceSet evidence, ICollection<UnreadItem> unread, CancellationToken ct)
    {
        DateTime? latest = null;
        evidence.Read(AtTop(evidence), threads: 1, (artefact, stream) =>
        {
            var head = new byte[HeadBytes];
            var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            var content = head.AsSpan(0, length);
            string? ambiguous = null;
            var time = IsCustody(artefact) ? ScriptCustody.Finished(content, out ambiguous) : TryRead(content, out var sealedAt) ? sealedAt : null;
            latest = time is not null && (latest is null || time > latest) ? time : latest;
            if (ambiguous is not null)
            {
                unread.Add(new UnreadItem(artefact.Path, FileMessages.AmbiguousTime(artefact.Path, ambiguous), null));
            }
        }, ct);
        return latest;
    }

    /// <summary>The manifests that a package may be believed, see above.</summary>
    public static IReadOnlyList<Artefact> Manifests(EvidenceSet evidence) => [.. AtTop(evidence).Where(a => !IsCustody(a))];

    private static List<Artefact> AtTop(EvidenceSet evidence) => [.. evidence.Artefacts.Where(a => a.Kind == ArtefactKind.Manifest && IsTop(a.OriginalPath))];

    private static bool IsCustody(Artefact artefact) => artefact.OriginalPath.EndsWith(ScriptCustody.FileName, StringComparison.OrdinalIgnoreCase);

    private static bool IsTop(string path)
    {
        var name = path.LastIndexOf('/');
        var container = name < 0 ? "" : path[..name].TrimEnd('!');
        var isOurs = path.EndsWith("/manifest.json", StringComparison.OrdinalIgnoreCase) || path.EndsWith("/" + ScriptCustody.FileName, StringComparison.OrdinalIgnoreCase);
        return isOurs && !container.Contains('/', StringComparison.Ordinal);
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
