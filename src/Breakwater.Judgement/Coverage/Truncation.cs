using Breakwater.Model;

namespace Breakwater.Judgement.Coverage;

/// <summary>Finds the time that a file which breaks off no longer shows.</summary>
internal static class Truncation
{
    public static IEnumerable<TimeRange> Holes(ObservedSource source, DateTime collected)
    {
        foreach (var artefact in source.Artefacts.Where(a => a.Truncated && a.Last is not null))
        {
            var last = artefact.Last!.Value.Utc;
            var end = NamedSpan.Of(artefact.Path) is { } named && named.Fits(artefact) ? named.Span.To : last.Floor().AddHours(1);

            // The file that was being written at collection always breaks off: its last line is still in a buffer.
            if (end > collected.Floor() || HasLongerCopy(source, artefact))
            {
                continue;
            }

            var next = source.Kind.Rhythm == SourceRhythm.Dense
                ? source.Hours.Where(h => h.Hour > last).Select(h => (DateTime?)h.Hour).FirstOrDefault() ?? end
                : end;
            var until = next < end ? next : end;
            yield return new TimeRange(last.Floor(), until > last ? until : last.Floor().AddHours(1));
        }
    }

    private static bool HasLongerCopy(ObservedSource source, ArtefactSpan artefact) => source.Artefacts.Any(other =>
        !other.Truncated && other.Last >= artefact.Last && other.First <= artefact.First
        && string.Equals(NameOf(other), NameOf(artefact), StringComparison.OrdinalIgnoreCase));

    private static string NameOf(ArtefactSpan artefact) => artefact.Path[(artefact.Path.LastIndexOf('/') + 1)..];
}
