using System.Text.Json;
using Breakwater.Evidence;
using Breakwater.Model;

namespace Breakwater.Analysis;

/// <summary>
/// A change of mitigations that a crash stopped on its way, as the journal of <c>mitigate</c> tells. What the files hold then is half of something, so what it was about is unknown until
/// it is completed. The journal proves nothing else: an intruder can write one.
/// </summary>
internal static class InterruptedMitigations
{
    private const string Schema = "breakwater.mitigation-journal/1";
    private const string Place = "inetsrv/config/Breakwater/journal.json";

    /// <summary>It holds every file twice that was ever changed; far more than that is none of ours.</summary>
    private const long MaxBytes = 256L << 20;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    /// <param name="evidence">What was handed in.</param>
    /// <param name="unread">Told which change is open.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The mitigations it is about.</returns>
    public static IReadOnlySet<string> Of(EvidenceSet evidence, ICollection<UnreadItem> unread, CancellationToken ct)
    {
        HashSet<string> open = new(StringComparer.OrdinalIgnoreCase);
        var journals = evidence.Artefacts.Where(a => a.Kind == ArtefactKind.OwnOutput && a.LengthBytes <= MaxBytes && a.Path.EndsWith(Place, StringComparison.OrdinalIgnoreCase)).ToList();
        evidence.Read(journals, threads: 1, (artefact, stream) =>
        {
            if (Pending(stream) is { } pending)
            {
                open.UnionWith(pending.Ids);
                unread.Add(new UnreadItem(artefact.Path, FileMessages.Interrupted(artefact.Path, pending.Action, pending.Ids), null));
            }
        }, ct);
        return open;
    }

    public static MitigationStatus Told(MitigationStatus status, IReadOnlySet<string> open) =>
        open.Contains(status.Id) ? status with { State = MitigationState.Unknown, Evidence = $"interrupted: {FileMessages.Unfinished}" } : status;

    private static (string Action, string[] Ids)? Pending(Stream stream)
    {
        try
        {
            using var document = JsonDocument.Parse(stream, Options);
            return document.RootElement.GetProperty("schema").GetString() == Schema && document.RootElement.TryGetProperty("pending", out var pending)
                ? (pending.GetProperty("action").GetString() ?? "", [.. pending.GetProperty("ids").EnumerateArray().Select(i => i.GetString() ?? "")]) : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
