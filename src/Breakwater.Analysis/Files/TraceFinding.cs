using Breakwater.Analysis.Findings;
using Breakwater.Detection;
using Breakwater.Model;

namespace Breakwater.Analysis.Files;

/// <summary>Makes a finding of a detector's trace.</summary>
internal static class TraceFinding
{
    public static Finding Of(FileTrace trace, string source, string path)
    {
        var position = new FindingPosition(path, Line: trace.Line);
        return new Finding
        {
            // Two traces of one detector in one file differ by what they are about.
            Id = FindingIdentity.Of($"{trace.Detector}\n{trace.Target}", position),
            Rule = trace.Detector,
            Title = trace.Title,
            Campaign = trace.Campaign,
            Rung = trace.Rung,
            Outcome = trace.Outcome,
            Confidence = trace.Confidence,
            Level = trace.Level,
            Attack = trace.Attack,
            Time = trace.Time,
            SourceId = source,
            Source = position,
            Excerpt = trace.Excerpt,
            Fields = trace.Fields,
            Subject = new FindingSubject { Target = trace.Target, RemovedBy = trace.RemovedBy, Mailbox = trace.Mailbox, User = trace.Account },
        };
    }
}
