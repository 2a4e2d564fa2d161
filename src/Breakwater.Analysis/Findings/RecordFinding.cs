using Breakwater.Analysis.Rules;
using Breakwater.Model;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Findings;

/// <summary>Makes a finding of a record and the rule that matched it.</summary>
internal static class RecordFinding
{
    public const int MaxExcerptChars = 500;
    public const int MaxFields = 120;
    public const int MaxFieldChars = 2000;

    /// <param name="record">The matching record.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="block">The rule's block of ours; null where it has none.</param>
    public static Finding Of(MatchedRecord record, SigmaDocument rule, RuleBlock? block)
    {
        var subject = RecordSubject.Of(record.Fields, record.Source, block);
        return new()
        {
            Id = FindingIdentity.Of(rule.Id, record.Position),
            Rule = rule.Id,
            Title = rule.Title,
            Campaign = block?.Campaign,
            Rung = block?.Rung,
            Outcome = block?.Outcome,
            Confidence = block is null || LeavesOpen(record, block) ? Confidence.Low : block.Confidence,
            Level = block is not null && (LeavesOpen(record, block) || WasRefused(subject, block)) ? "low" : LevelOf(rule),
            Attack = [.. rule.Tags.Where(IsTechnique).Select(t => t["attack.".Length..].ToUpperInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Time = record.Time,
            SourceId = record.Source,
            Source = record.Position,
            Excerpt = Cut(record.Excerpt, MaxExcerptChars),
            Fields = record.Fields,
            Subject = subject,
        };
    }

    /// <summary>An empty column says something, one that was never written does not.</summary>
    private static bool LeavesOpen(MatchedRecord record, RuleBlock block) =>
        block.Columns is { } needed && record.Columns is { } written && !needed.All(c => written.Contains(c, StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// Scanners are refused a thousand times a month on every server, so an attempt that the server turned away alarms nobody; it stays an attempt. 500 is no refusal (code may have run), nor is
    /// 302, with which an unpatched server answers too.
    /// </summary>
    private static bool WasRefused(FindingSubject subject, RuleBlock block) => block.Outcome == Outcome.Attempt && subject.Status is (400 or 401 or 403 or 404);

    /// <summary>A rule that states no level counts as medium.</summary>
    public static string LevelOf(SigmaDocument rule) => rule.Level == RuleLevel.Unspecified ? "medium" : rule.Level.ToString().ToLowerInvariant();

    /// <summary>Cuts without leaving half a surrogate pair.</summary>
    public static string Cut(string text, int maxChars) =>
        text.Length <= maxChars ? text : text[..(char.IsHighSurrogate(text[maxChars - 1]) ? maxChars - 1 : maxChars)];

    private static bool IsTechnique(string tag) => tag.Length > 9 && tag.StartsWith("attack.t", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(tag[8]);
}
