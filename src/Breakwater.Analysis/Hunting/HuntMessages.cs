using Breakwater.Sigma.Suppressions;

namespace Breakwater.Analysis.Hunting;

/// <summary>What a hunt has to say beside its matches.</summary>
internal static class HuntMessages
{
    public static string NoRules(IReadOnlyList<string> paths, int read) => FormattableString.Invariant(
        $"HUNT001 {string.Join(", ", paths)}: expected Sigma rules that --min-level, --status and --tag leave, found none among {read} without errors; nothing was read");

    public static string NoLogs(IReadOnlyList<string> paths, long files) => FormattableString.Invariant($"HUNT002 {string.Join(", ", paths)}: expected text logs or event logs, found none in {files} files; nothing was hunted");

    public static string Expired(Suppression suppression) =>
        FormattableString.Invariant($"HUNT003 {suppression.Path} line {suppression.Line}: the suppression of {suppression.Rule} ended on {suppression.Expires:yyyy-MM-dd}; it suppresses nothing");

    public static string NamesNoRule(Suppression suppression) =>
        FormattableString.Invariant($"HUNT005 {suppression.Path} line {suppression.Line}: expected the id, name or title of a loaded rule, found {suppression.Rule}; it suppresses nothing");

    public static string Unused(Suppression suppression) =>
        FormattableString.Invariant($"HUNT004 {suppression.Path} line {suppression.Line}: the suppression of {suppression.Rule} suppressed nothing");

    public static string WithoutTime(long count, long messages) =>
        FormattableString.Invariant($"HUNT006 expected a year and a time zone in each message, found none in {count} of {messages}; they have no time, and --from and --to keep them");

    public static string CutLines(long count, int mostChars) =>
        FormattableString.Invariant($"HUNT007 expected lines of at most {mostChars} characters, found {count} longer ones; only their beginning was searched");
}
