using Breakwater.Judgement.Coverage;
using Breakwater.Judgement.Times;
using Breakwater.Judgement.Verdicts;
using Breakwater.Model;

namespace Breakwater.Judgement;

/// <summary>What the reader must know about the assessment itself.</summary>
internal static class Warnings
{
    public static IReadOnlyList<string> Of(JudgementInput input, SoftwareState software, IReadOnlyList<ObservedSource> sources, CollectionDecision collection)
    {
        var warnings = new List<string>();
        if (collection.Collected is null)
        {
            warnings.Add(JudgementMessages.NoCollectionTime);
        }
        else if (collection.SingleSource)
        {
            warnings.Add(JudgementMessages.SingleSource(collection.Collected));
        }

        warnings.AddRange(software.Build.Warnings);
        warnings.AddRange(input.MissingSources.Select(JudgementMessages.Missing).Order(StringComparer.Ordinal));
        warnings.AddRange(sources.SelectMany(s => s.Artefacts.Where(a => a.Cleared is not null).Select(a => JudgementMessages.Cleared(s.Kind.Id, a.Cleared!.Value))));
        warnings.AddRange(sources.Where(s => s.Kind.Rhythm != SourceRhythm.State).Select(ClockJump).OfType<string>());
        return [.. warnings.Distinct(StringComparer.Ordinal)];
    }

    private static string? ClockJump(ObservedSource source)
    {
        var jumps = source.Artefacts.Zip(source.Names, (artefact, named) => (Artefact: artefact, Named: named))
            .Where(a => a.Named is { } named && named.IsClockJump(a.Artefact)).ToList();
        return jumps.Count == 0 ? null : JudgementMessages.ClockJump(source.Kind.Id, jumps.Count, jumps[0].Artefact, jumps[0].Named!.Span);
    }
}
