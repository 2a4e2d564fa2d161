using Breakwater.Model;

namespace Breakwater.Judgement;

/// <summary>All messages of this project. Codes are never reused.</summary>
internal static class JudgementMessages
{
    public static UnreadItem LaterThanCollection(string path, string source, long records, int files, DateTime collected) => new(
        path,
        $"JUDG001 {source}: expected records until the collection time {Phrases.Moment(collected)}, found {Phrases.Count(records, "later record")} in {Phrases.Count(files, "file")}; they do not extend the time at risk, findings among them are judged",
        null);

    public static UnreadItem FindingsNotJudged(string path, string source, long findings, DateTime assessedAt) => new(
        path,
        $"JUDG002 {source}: {Phrases.Count(findings, "finding")} later than the assessment time {Phrases.Moment(assessedAt)}; listed, not judged",
        null);

    public static string FindingsLeftOut(int findings, DateTime assessedAt) =>
        $"JUDG008 {Phrases.Count(findings, "finding")} later than the assessment time {Phrases.Moment(assessedAt)}: listed, not judged; give a later --as-of to judge them";

    public static UnreadItem ImpossibleTime(string path, string source, long records, TimeRange possible) => new(
        path,
        $"JUDG003 {source}: expected times {Phrases.Range(possible)}, found {Phrases.Count(records, "record")} outside; counted, not used for coverage",
        null);

    public static string ClockJump(string source, int files, ArtefactSpan example, TimeRange named) =>
        $"JUDG004 {source}: {Phrases.Count(files, "file")} with record times far outside the date in the name, for example {example.Path}: " +
        $"expected {Phrases.Range(named)}, found {example.First} to {example.Last}; the record times are used, the clock or the file may have been changed";

    public static string SingleSource(CollectionTime collected) =>
        $"JUDG005 collection time {Phrases.Moment(collected.Time)} rests on a single source: no later hour has records in two sources, so nothing confirms the clock";

    public static string NoCollectionTime { get; } =
        "JUDG006 no source has a record with a time: the assessment time stands in for the collection time and nothing covers the time of exposure";

    public static string Cleared(string source, EvidenceTime time) => $"JUDG009 {source}: cleared at {time.WholeSecond}; what it held before is gone, so its silence about that time means nothing";

    public static string Missing(MissingSource missing) => $"JUDG007 {missing.Source}: {missing.Message}";
}
